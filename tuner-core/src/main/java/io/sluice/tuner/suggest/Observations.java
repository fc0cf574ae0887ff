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

    static List<Observation> of(History history, Responses responses) {
        ValueTransform transform = responses.transform();
        List<Observation> observations = new ArrayList<>();
        for (Trial trial : history.completed()) {
            double[] u = history.space().encode(trial.parameters());
            Evaluation outcome = trial.outcome().orElseThrow();
            if (outcome instanceof Evaluation.Measured measured) {
                observations.add(new Observation.Measured(u, responses.of(trial), noiseVariance(measured, transform)));
            } else if (outcome instanceof Evaluation.Censored censored) {
                observations.add(new Observation.LowerBound(u, transform.toModel(censored.lowerBound())));
            } else if (trial.failed(FailureKind.CONFIG)) {
                observations.add(new Observation.Infeasible(u));
            }
        }
        return observations;
    }

    private static OptionalDouble noiseVariance(Evaluation.Measured measured, ValueTransform transform) {
        return measured.noiseVariance().isPresent()
                ? OptionalDouble.of(transform.varianceToModel(
                        measured.value(), measured.noiseVariance().getAsDouble()))
                : OptionalDouble.empty();
    }
}
