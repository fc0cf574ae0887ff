package io.sluice.tuner.suggest;

import io.sluice.acquisition.Axis;
import io.sluice.acquisition.Domain;
import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import java.util.stream.LongStream;

/** The unit cube of a search space, as the numeric side sees it. */
final class Cube {
    /** Above this many integers an axis is continuous and decoding rounds, which saves the optimiser the long list. */
    private static final long MAX_LEVELS = 10_000;

    private Cube() {}

    static Domain of(SearchSpace space) {
        return new Domain(space.parameters().stream().map(Cube::axis).toList());
    }

    private static Axis axis(Parameter parameter) {
        if (parameter instanceof Choice choice) {
            return new Axis.Categorical(choice.values().size());
        }
        if (parameter.size() == 0 || parameter.size() > MAX_LEVELS) {
            return new Axis.Continuous();
        }
        return new Axis.Ordered(LongStream.range(0, parameter.size())
                .mapToDouble(i -> parameter.encode(low(parameter) + i))
                .toArray());
    }

    private static long low(Parameter parameter) {
        return parameter instanceof Int integer ? integer.low() : 1;
    }
}
