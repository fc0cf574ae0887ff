package io.sluice.cli.tune;

import io.sluice.cli.proof.Estimates;
import io.sluice.cli.proof.ProofText;
import io.sluice.cli.support.SimulationText;
import io.sluice.cli.table.Numbers;
import java.util.Optional;

/** The summary of a tuning, for a person. Immutable. */
final class TuneReport {
    private final TuneRequest request;
    private final TuneResult result;

    TuneReport(TuneRequest request, TuneResult result) {
        this.request = request;
        this.result = result;
    }

    /** All of it, ending in a line break. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        SimulationText.heading(result.host())
                .ifPresent(heading -> text.append('\n').append(heading).append('\n'));
        text.append("\nPick for bursts of ").append(request.burst()).append(" (the best of ");
        text.append(Numbers.count(result.trials(), "trial")).append(" by posterior mean of ");
        text.append(request.metric()).append(")\n\n");
        text.append(ProofText.limits(result.pick().limits(), result.stages())).append('\n');
        Optional<Estimates> estimates = result.estimates(request);
        estimates.ifPresent(e -> text.append(ProofText.proof(e, result.pairs())).append('\n'));
        text.append(verdict(estimates)).append('\n').append(work());
        text.append(written()).append('\n').append(ofModel());
        return text.toString();
    }

    private String verdict(Optional<Estimates> estimates) {
        if (result.pick().isNoLimits()) {
            return "No gain: nothing that was tried is expected to be faster than no limits on this "
                    + (result.simulated().isPresent() ? "model." : "host.");
        }
        String missing = result.pairs().size() < request.pairs()
                ? " The time was up after " + result.pairs().size() + " of " + Numbers.count(request.pairs(), "pair")
                        + "; more time goes on with: " + request.resumeLine()
                : "";
        return estimates.map(ProofText::verdict).orElse("No gain proven: there was no time for a pair.") + missing;
    }

    private String work() {
        String bursts = "This run: " + Numbers.count(result.bursts(), "burst");
        String time = Numbers.duration(result.seconds());
        return result.simulated().isPresent()
                ? bursts + ", simulated in " + time + "; on such a host they would have taken "
                        + Numbers.duration(result.simulated().getAsDouble()) + ".\n"
                : bursts + " in " + time + driver() + ".\n";
    }

    private String driver() {
        return result.driverShare().isKnown()
                ? "; the driver's own share of their processor time in the "
                        + (result.pairs().isEmpty() ? "trials" : "proof") + " was " + result.driverShare()
                : "";
    }

    private String ofModel() {
        return result.simulated().isEmpty()
                ? ""
                : "It is for that model and for no host: its host.profile is "
                        + result.host().profile() + ".\n";
    }

    private String written() {
        if (result.significant(request)) {
            return "Written to " + request.out() + ".";
        }
        if (result.pick().isNoLimits()) {
            return "Written to " + request.out() + ": every stage unlimited.";
        }
        return request.exportUnproven()
                ? "WARNING: written to " + request.out()
                        + " are limits that are not proven, as --export-unproven wants."
                : "Written to " + request.out() + ": every stage unlimited; the pick stands there as evidence.tried."
                        + " To export it all the same: " + request.resumeLine() + " --export-unproven";
    }
}
