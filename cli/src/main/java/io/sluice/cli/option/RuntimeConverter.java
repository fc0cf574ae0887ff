package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a container runs in. Stateless. */
public final class RuntimeConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return switch (text) {
            case "process", "runc", "qemu" -> text;
            default -> throw new TypeConversionException("'" + text + "': process, runc or qemu is allowed");
        };
    }
}
