package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of at least 1. Stateless. */
public final class PositiveNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return parse(text, "a whole number from 1 up is allowed");
    }

    static int parse(String text, String allowed) {
        return parse(text, 1, allowed);
    }

    static int parse(String text, int least, String allowed) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number that is too small.
        }
        throw new TypeConversionException("'" + text + "': " + allowed);
    }
}
