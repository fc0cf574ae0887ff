package io.sluice.benchmarks.paper;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Made-up samples. */
final class Samples {
    private Samples() {}

    /** With those makespans, and four core seconds a second. */
    static Sample of(double... makespans) {
        return new Sample(
                LongStream.range(0, makespans.length).boxed().toList(),
                DoubleStream.of(makespans).boxed().toList(),
                DoubleStream.of(makespans).map(t -> 4 * t).boxed().toList(),
                List.of());
    }
}
