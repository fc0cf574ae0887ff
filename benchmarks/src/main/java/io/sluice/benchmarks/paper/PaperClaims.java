package io.sluice.benchmarks.paper;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The claims of the paper's section 5 on the pipeline simulator: prints the paper's numbers and ours as Markdown, and
 * draws the figures.
 *
 * <p>Run: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.paper.PaperClaims all --out docs/results >
 * docs/results/paper-claims.md}. Same arguments, same output.
 */
@Command(
        name = "PaperClaims",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Checks the claims of the paper's section 5 on models of its host. Prints Markdown, draws SVG.")
public final class PaperClaims implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLAIM",
            arity = "0..*",
            description = "17, 18, 19 and 20: the paper's figures; cost: what the search costs; all: the page"
                    + " docs/results/paper-claims.md (default: all).")
    private List<String> claims = List.of("all");

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "Searches with the tuner's seeds 1 to K (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Option(names = "--trials", paramLabel = "T", description = "Bursts of a search (default: ${DEFAULT-VALUE}).")
    private int trials = 50;

    @Option(
            names = "--bursts",
            paramLabel = "B",
            description = "Fresh bursts by which limits are judged (default: ${DEFAULT-VALUE}).")
    private int bursts = 20;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the pictures go (default: the current folder).")
    private Path out = Path.of(".");

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PaperClaims()).execute(arguments));
    }

    private static Map<String, PaperClaim> known() {
        Map<String, PaperClaim> known = new LinkedHashMap<>();
        known.put("17", new Figure17());
        known.put("18", new Figure18());
        known.put("19", new Figure19());
        known.put("20", new Figure20());
        known.put("cost", new SearchCost());
        return known;
    }

    @Override
    public Integer call() throws Exception {
        Laboratory laboratory = new Laboratory(effort(), this::say);
        PrintWriter page = spec.commandLine().getOut();
        if (claims.contains("all")) {
            page.print(Introduction.of(laboratory));
        }
        Files.createDirectories(out);
        for (PaperClaim claim : chosen()) {
            Section section = claim.check(laboratory);
            section.figure().write(out.resolve(section.file()));
            page.print("\n" + section.markdown());
            page.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private Effort effort() {
        try {
            return new Effort(seeds, trials, bursts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Collection<PaperClaim> chosen() {
        Map<String, PaperClaim> known = known();
        for (String claim : claims) {
            if (!claim.equals("all") && !known.containsKey(claim)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "unknown claim '" + claim + "': " + String.join(", ", known.keySet()) + " or all is allowed");
            }
        }
        if (!claims.contains("all")) {
            known.keySet().retainAll(claims);
        }
        return known.values();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
