package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a container runs in. Stateless. */
public final class RuntimeConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return switch (text) {
            case "process" -> text;
            case "runc", "qemu" ->
                throw new TypeConversionException(
                        "'" + text
                                + "' is not in this version: today a container is a process, --runtime process, which is the default");
            default -> throw new TypeConversionException("'" + text + "': process is allowed");
        };
    }
}
