package io.sluice.benchmarks.paper;

import io.sluice.cli.table.Numbers;
import io.sluice.objective.sim.PipelineModel;
import java.util.Locale;

/** What the page begins with: command, method, what the numbers are not. Stateless. */
final class Introduction {
    private Introduction() {}

    static String of(Laboratory laboratory) {
        Effort effort = laboratory.effort();
        PipelineModel model = laboratory.model(PaperHost.IPVTAP);
        return """
                # The paper's claims, ours beside them

                Section 5 of *Understanding Network Startup for Secure Containers in Multi-Tenant Clouds: Performance, Bottleneck
                and Optimization* on [the pipeline simulator](../simulator.md). This page is the output of

                ```sh
                mvn -Dquickly package
                java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.paper.PaperClaims all \\
                    %s--out docs/results > docs/results/paper-claims.md
                ```

                and comes out the same every time. Nothing here was measured on a real host. The models are fitted to the paper's
                totals, those with limits included, so that totals agree is no evidence. What is found out here is whether the tuner
                gets there with the paper's budget, and what its limits do to processor time and to other bursts.

                - Host: the models `%s` and `%s`, %d cores, noise of %s between bursts. As in the paper, four stages are
                  limited. Its text does not name them: here AddCNI, Cgroup, AttachIf and StartVM: all but NetNS, the shortest.
                - Search: the tuner with its defaults, %d bursts (the paper's: 50), makespan as in the paper; %d searches with
                  the seeds 1 to %d. Medians and ranges are over these.
                - Judgement: %d fresh bursts with their own seeds, the same with limits and without, so that bursts are paired.
                """.formatted(
                        options(effort),
                        PaperHost.IPVTAP,
                        PaperHost.POOLED,
                        model.cores().count(),
                        Numbers.percent(model.variation().noise()),
                        effort.trials(),
                        effort.searches(),
                        effort.searches(),
                        effort.bursts());
    }

    private static String options(Effort effort) {
        return String.format(
                Locale.ROOT,
                "--seeds %d --trials %d --bursts %d ",
                effort.searches(),
                effort.trials(),
                effort.bursts());
    }
}
