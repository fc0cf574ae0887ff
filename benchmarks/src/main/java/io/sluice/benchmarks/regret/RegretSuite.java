package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.best.BestKnownFile;
import io.sluice.benchmarks.regret.contest.Contestants;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.problem.Problems;
import io.sluice.benchmarks.regret.problem.Tables;
import io.sluice.benchmarks.regret.record.FailedPeers;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.report.CsvReport;
import io.sluice.benchmarks.regret.report.Improvements;
import io.sluice.benchmarks.regret.report.MarkdownReport;
import io.sluice.benchmarks.regret.report.RegretCharts;
import io.sluice.benchmarks.regret.report.Results;
import io.sluice.benchmarks.regret.report.Truths;
import io.sluice.limiter.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How well optimisers do on the problems of the suite: plays what is not recorded yet, then reports.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.regret.RegretSuite --help}
 */
@Command(
        name = "RegretSuite",
        mixinStandardHelpOptions = true,
        description = "Plays what is not recorded yet of the regret suite, then reports.")
public final class RegretSuite implements Callable<Integer> {
    /** Those that need nothing installed. */
    private static final List<String> OURS = List.of("sluice", "random", "sobol");

    @Option(
            names = "--problems",
            defaultValue = "develop",
            description = "develop, report, all or a glob (${DEFAULT-VALUE})")
    private String problems = "develop";

    @Option(
            names = "--contestants",
            split = ",",
            description =
                    "who plays what is not recorded and is reported, the one to be compared with the others first;"
                            + " unless given, sluice, random and sobol play, and all that are recorded are reported")
    private List<String> contestants = List.of();

    @Option(names = "--seeds", defaultValue = "20", description = "runs of each problem (${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--trials", defaultValue = "50", description = "evaluations a run (${DEFAULT-VALUE})")
    private int trials;

    @Option(names = "--jobs", defaultValue = "1", description = "runs at the same time (${DEFAULT-VALUE})")
    private int jobs;

    @Option(names = "--out", defaultValue = "regret", description = "folder of records and report (${DEFAULT-VALUE})")
    private Path out = Path.of("regret");

    @Option(
            names = "--peers",
            defaultValue = "benchmarks/peers",
            description = "folder of other tools' adapters (${DEFAULT-VALUE})")
    private Path peers = Path.of("benchmarks", "peers");

    @Option(
            names = "--records",
            defaultValue = "benchmarks/regret-records",
            description = "folder of records made before (${DEFAULT-VALUE})")
    private Path records = Path.of("benchmarks", "regret-records");

    @Option(
            names = "--tables",
            description = "folder of auto-tuning tables, *_T4.json or *_T4.json.gz, that become problems table-*")
    private Optional<Path> tables = Optional.empty();

    private RegretSuite() {}

    /** Runs the suite. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RegretSuite()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Problem> chosen;
        try {
            chosen = chosen();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        RunFolder folder = new RunFolder(out, records);
        Tournament tournament = new Tournament(chosen, seeds, trials, folder, System.err);
        for (String contestant : contestants.isEmpty() ? OURS : contestants) {
            tournament.play(() -> Contestants.open(contestant, peers), jobs);
        }
        report(chosen, folder);
        return 0;
    }

    private List<Problem> chosen() throws IOException {
        return Problems.named(problems, tables.isPresent() ? Tables.below(tables.get()) : List.of());
    }

    private List<String> reported() {
        return contestants.isEmpty()
                ? Stream.concat(OURS.stream(), RunFolder.contestants(records).stream())
                        .distinct()
                        .toList()
                : contestants;
    }

    private void report(List<Problem> chosen, RunFolder folder) throws IOException {
        Truths truths = new Truths(out.resolve("truths.jsonl"), records.resolve("truths.jsonl.gz"));
        Results results = Results.of(chosen, reported(), folder, BestKnownFile.shipped(), truths);
        chosen.stream()
                .filter(problem -> !results.problems().contains(problem))
                .forEach(problem ->
                        System.err.println(problem.name() + " is left out of the report: search its best known"
                                + " point with io.sluice.benchmarks.regret.best.BestKnownSearch"));
        Map<String, String> failed = FailedPeers.read(records);
        String markdown = new MarkdownReport(results, failed, Improvements.warnings(results)).text();
        System.out.println(markdown);
        write("report.md", markdown);
        write("runs.csv", new CsvReport(results).text());
        for (Family family : results.families()) {
            String file = family.name().toLowerCase(Locale.ROOT) + ".svg";
            new RegretCharts(results).figure(family).write(out.resolve(file));
        }
    }

    private void write(String name, String text) throws IOException {
        AtomicFile.write(out.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
