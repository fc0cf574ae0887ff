package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;

/**
 * What the values of a history are for the model: y, less the pace that the burst is known to have had, where y is the logarithm
 * of a cost. Immutable.
 *
 * @param transform from values to y
 * @param paces what is taken off
 */
record Responses(ValueTransform transform, Paces paces) {

    /** Of a history; {@code streams} serve the fits. */
    static Responses of(History history, RandomStreams streams) {
        ValueTransform transform = ValueTransform.of(history);
        return new Responses(transform, transform.isLogOfCost() ? Paces.of(history, streams) : Paces.unknown());
    }

    /** y of a trial with a measured value. */
    double of(Trial measured) {
        return transform.toModel(measured.value().orElseThrow()) - paces.of(measured);
    }
}
