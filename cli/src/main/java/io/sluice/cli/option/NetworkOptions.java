package io.sluice.cli.option;

import io.sluice.cli.support.CommandFailure;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is set for a container's port of the network, where the profile has such settings. */
public final class NetworkOptions {

    @Option(
            names = "--qos",
            description = "Bound the rate of every container's network port; of the built-in profiles, ovs-veth can.")
    private boolean qos;

    @Option(
            names = "--rules",
            paramLabel = "N",
            converter = Count.class,
            description = "Security-group rules of each container; as --qos.")
    private Optional<Integer> rules = Optional.empty();

    @Option(
            names = "--tenants",
            paramLabel = "T",
            converter = PositiveNumber.class,
            description = "Tenants with networks of their own over which the containers are spread; as --qos.")
    private Optional<Integer> tenants = Optional.empty();

    /**
     * These settings and those that were asked for.
     *
     * @throws CommandFailure if the profile has no such setting
     */
    Settings addTo(Settings settings, Profile profile) {
        Settings all = settings;
        for (Map.Entry<String, String> asked : asked().entrySet()) {
            if (!declares(profile, asked.getKey())) {
                throw CommandFailure.usage("--" + asked.getKey() + ": the profile " + profile.name()
                        + " has no such setting; with it there is --profile " + thatDeclare(asked.getKey()));
            }
            all = all.with(asked.getKey(), asked.getValue());
        }
        return all;
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        if (qos) {
            asked.put("qos", "true");
        }
        rules.ifPresent(number -> asked.put("rules", number.toString()));
        tenants.ifPresent(number -> asked.put("tenants", number.toString()));
        return asked;
    }

    private static boolean declares(Profile profile, String name) {
        return profile.settings().value(name).isPresent();
    }

    private static String thatDeclare(String name) {
        BuiltInProfiles builtIn = new BuiltInProfiles();
        return builtIn.names().stream()
                .filter(profile -> declares(builtIn.load(profile), name))
                .collect(Collectors.joining(" or --profile "));
    }
}
