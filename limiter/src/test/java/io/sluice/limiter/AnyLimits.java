package io.sluice.limiter;

import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random limits. */
public final class AnyLimits {
    private AnyLimits() {}

    /** Limits of up to six stages with any allowed names. */
    public static Arbitrary<Limits> upToSixStages() {
        Arbitrary<String> first = Arbitraries.strings().alpha().ofLength(1);
        Arbitrary<String> rest =
                Arbitraries.strings().alpha().numeric().withChars("_.-").ofMaxLength(63);
        Arbitrary<String> name = first.flatMap(head -> rest.map(tail -> head + tail));
        Arbitrary<OptionalInt> limit =
                Arbitraries.integers().greaterOrEqual(1).map(OptionalInt::of).injectDuplicates(0.1);
        return Arbitraries.maps(name, Arbitraries.oneOf(limit, Arbitraries.just(OptionalInt.empty())))
                .ofMaxSize(6)
                .map(Limits::copyOf);
    }
}
