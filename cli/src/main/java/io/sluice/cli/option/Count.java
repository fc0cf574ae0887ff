package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;

/** Reads a whole number of at least 0. Stateless. */
public final class Count implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return PositiveNumber.parse(text, 0, "a whole number from 0 up is allowed");
    }
}
