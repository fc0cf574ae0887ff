package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;

/** Reads how many pairs a proof has: at least 2, because one alone has no interval. Stateless. */
public final class PairCount implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return PositiveNumber.parse(text, 2, "a whole number from 2 up is allowed, better 8 or more");
    }
}
