package io.sluice.objective.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a host starts one container: what is set up once a run, the stages in order, and when a start has succeeded.
 * Immutable.
 *
 * @param name letters, digits, dots, dashes
 * @param description for a person, one line
 * @param programs programs that must be on the {@code PATH}
 * @param devices kinds of network devices that the kernel must have
 * @param network addresses of the run's own network; empty if its containers have none
 * @param capacity the largest burst; from 1 to what the network holds, if there is one
 * @param setup steps done once a run in the run's own network namespace, before any burst
 * @param stages in order, at least one
 * @param afterBurst steps done once after every burst, in the run's own network namespace
 * @param readiness when a start has succeeded
 * @param settle what the kernel must have finished before the next burst
 * @param declared settings that it has
 * @param settings a value for each of them, under which the steps are those that they are
 * @param label names the text in complaints
 * @param text the YAML text that this was read from
 */
public record Profile(
        String name,
        String description,
        List<String> programs,
        List<Device> devices,
        Optional<Network> network,
        int capacity,
        List<Step> setup,
        List<Stage> stages,
        List<Step> afterBurst,
        Readiness readiness,
        Optional<Settle> settle,
        List<Setting> declared,
        Settings settings,
        String label,
        String text) {

    /** Copies the lists and checks the capacity. */
    public Profile {
        int most = network.map(Network::capacity).orElse(Integer.MAX_VALUE);
        if (capacity < 1 || capacity > most) {
            throw new IllegalArgumentException("the capacity is " + capacity + ": from 1 to " + most + " is allowed");
        }
        if (readiness instanceof Readiness.Answer && network.isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody answers without a network: give one, or wait for a sign of life");
        }
        programs = List.copyOf(programs);
        devices = List.copyOf(devices);
        setup = List.copyOf(setup);
        stages = List.copyOf(stages);
        afterBurst = List.copyOf(afterBurst);
        declared = List.copyOf(declared);
    }

    /**
     * The profile as its text says, all stages, under these settings; those not named have their defaults.
     *
     * @throws ProfileException for a setting or a value that it does not declare
     */
    public Profile with(Settings chosen) {
        return new ProfileReader().read(label, text, chosen);
    }

    /** Values of the settings' placeholders where there is no start: one each, or all that the starts are spread over. */
    public Map<String, List<String>> settingValues() {
        Map<String, List<String>> values = new HashMap<>();
        for (Setting setting : declared) {
            String value = settings.value(setting.name()).orElseThrow();
            values.put(setting.name(), List.of(value));
            setting.each().ifPresent(each -> values.put(each, setting.all(value)));
        }
        return values;
    }

    /** Those of a start: its own turn of what the starts are spread over. */
    public Map<String, List<String>> settingValues(int index) {
        Map<String, List<String>> values = settingValues();
        for (Setting setting : declared) {
            String value = settings.value(setting.name()).orElseThrow();
            setting.each().ifPresent(each -> values.put(each, List.of(setting.turn(value, index))));
        }
        return values;
    }

    /** The same profile with only those of its stages that {@code kept} names. */
    public Profile withStages(List<Stage> kept) {
        return new Profile(
                name,
                description,
                programs,
                devices,
                network,
                capacity,
                setup,
                kept,
                afterBurst,
                readiness,
                settle,
                declared,
                settings,
                label,
                text);
    }

    /** Runtimes that can be chosen, the default first; none if the profile has no such setting. */
    public List<String> runtimes() {
        return declared.stream()
                .filter(setting -> setting.name().equals(Settings.RUNTIME))
                .flatMap(setting -> setting.words().stream())
                .toList();
    }

    /** Names of the stages that pass a gate, in order. */
    public List<String> gatedStages() {
        return stages.stream().filter(Stage::gated).map(Stage::name).toList();
    }

    /**
     * A kind of network device that not every kernel has.
     *
     * @param kind as {@code ip link add type} names it
     * @param otherwise what to do where the kernel has none, for a person
     */
    public record Device(String kind, String otherwise) {}

    /** When a start has succeeded. */
    public sealed interface Readiness {

        /** Time for it, from the end of the last stage's steps; positive. */
        double withinSeconds();

        /**
         * When the neighbour got an answer from the container.
         *
         * @param address the container's address, with placeholders
         * @param withinSeconds time for it
         */
        record Answer(String address, double withinSeconds) implements Readiness {}

        /**
         * When the container's process has written a line to the pipe {@code ${pipe}}.
         *
         * @param withinSeconds time for it
         */
        record Alive(double withinSeconds) implements Readiness {}
    }

    /**
     * A burst is over when the kernel has removed its devices.
     *
     * @param devicesGone network devices of the run's namespace, as a name with an optional trailing {@code *}
     * @param withinSeconds how long that may take; positive
     */
    public record Settle(String devicesGone, double withinSeconds) {}
}
