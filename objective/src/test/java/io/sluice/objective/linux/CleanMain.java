package io.sluice.objective.linux;

/** Cleans, in a process of its own, and tells what it did. */
final class CleanMain {

    private CleanMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Cleaner.Report report = new Cleaner().clean(false);
        report.removed().forEach(line -> System.out.println("removed " + line));
        report.failures().forEach(line -> System.out.println("failed " + line));
        report.alive().forEach(line -> System.out.println("alive " + line));
    }
}
