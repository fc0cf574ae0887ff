package io.sluice.tuner.suggest;

import io.sluice.acquisition.Observation;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A history as the numeric side sees it: a value is measured, a censored one is a lower bound, a failure of the
 * candidate is infeasible, a failure of the harness is nothing.
 */
final class Observations {
    private Observations() {}

    static List<Observation> of(History history, ValueTransform transform) {
        List<Observation> observations = new ArrayList<>();
        for (Trial trial : history.completed()) {
            double[] u = history.space().encode(trial.parameters());
            Evaluation outcome = trial.outcome().orElseThrow();
            if (outcome instanceof Evaluation.Measured measured) {
                observations.add(measured(u, measured, transform));
            } else if (outcome instanceof Evaluation.Censored censored) {
                observations.add(new Observation.LowerBound(u, transform.toModel(censored.lowerBound())));
            } else if (trial.failed(FailureKind.CONFIG)) {
                observations.add(new Observation.Infeasible(u));
            }
        }
        return observations;
    }

    private static Observation measured(double[] u, Evaluation.Measured measured, ValueTransform transform) {
        double value = measured.value();
        OptionalDouble noise = measured.noiseVariance().isPresent()
                ? OptionalDouble.of(transform.varianceToModel(
                        value, measured.noiseVariance().getAsDouble()))
                : OptionalDouble.empty();
        return new Observation.Measured(u, transform.toModel(value), noise);
    }
}
