package io.sluice.cli.burst;

import io.sluice.objective.burst.SpanExport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. Stateless. */
final class SpansFormat implements ITypeConverter<SpanExport.Format> {

    @Override
    public SpanExport.Format convert(String text) {
        try {
            return SpanExport.Format.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
