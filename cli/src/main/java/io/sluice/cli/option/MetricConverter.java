package io.sluice.cli.option;

import io.sluice.objective.burst.Metric;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a metric. Stateless. */
public final class MetricConverter implements ITypeConverter<Metric> {

    @Override
    public Metric convert(String text) {
        try {
            return Metric.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
