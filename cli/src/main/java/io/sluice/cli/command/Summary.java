package io.sluice.cli.command;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.proof.GainEstimate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.DoubleFunction;

/**
 * The result for a person.
 *
 * @param file the same for a program
 */
record Summary(BestFile file) {

    void print(Path written, PrintWriter out) {
        var best = file.best();
        out.println("best point:  " + Words.point(best.parameters()));
        out.println("mean:        " + Words.number(best.mean()) + " ± " + Words.number(best.sd()));
        out.println("trials:      " + file.history().completed().size() + ", of which "
                + file.history().measured().size() + " with a value, " + file.count(Evaluation.Censored.class)
                + " stopped, " + file.count(Evaluation.Failed.class) + " failed");
        out.println("first trial: " + Words.point(file.history().trials().get(0).parameters()));
        out.println("gain on it:  " + gain());
        out.println("written to " + written);
        out.flush();
    }

    private String gain() {
        if (file.proof() instanceof Proof.Measured measured) {
            return gain(measured.gain());
        }
        return file.proof() instanceof Proof.None none ? "not measured: " + none.reason() : "";
    }

    private static String gain(GainEstimate gain) {
        boolean ratio = gain.comparison() == GainEstimate.Comparison.RATIO;
        DoubleFunction<String> words = ratio ? Words::percent : Words::number;
        String interval = gain.ci95()
                .map(ci -> ", 95 % interval " + words.apply(ci.low()) + " to " + words.apply(ci.high()))
                .orElse("");
        return words.apply(gain.gain()) + interval + ", " + gain.pairs() + (gain.pairs() == 1 ? " pair" : " pairs")
                + (gain.significant() ? "" : ": no gain is proven");
    }
}
