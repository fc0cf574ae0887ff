package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the size of a burst. Stateless. */
public final class BurstSize implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        if (text.contains(",")) {
            throw new TypeConversionException("'" + text
                    + "' names several burst sizes, which is not in this version: give one, such as --burst 100");
        }
        return PositiveNumber.parse(text, "a number of startups from 1 up, such as 100, is allowed");
    }
}
