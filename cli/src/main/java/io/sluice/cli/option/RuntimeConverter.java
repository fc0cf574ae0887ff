package io.sluice.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a container runs in. Stateless. */
public final class RuntimeConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return switch (text) {
            case "process", "runc" -> text;
            case "qemu" ->
                throw new TypeConversionException("'qemu' is not in this version: --runtime process, which is the"
                        + " default, or --runtime runc is allowed");
            default -> throw new TypeConversionException("'" + text + "': process or runc is allowed");
        };
    }
}
