package io.sluice.cli.option;

import io.sluice.objective.linux.LinuxOptions.CgroupChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code v1} or {@code v2}. Stateless. */
public final class CgroupConverter implements ITypeConverter<CgroupChoice> {

    @Override
    public CgroupChoice convert(String text) {
        return switch (text) {
            case "v1" -> CgroupChoice.V1;
            case "v2" -> CgroupChoice.V2;
            default ->
                throw new TypeConversionException(
                        "'" + text + "': v1 or v2 is allowed; left out, v1 is used where it has anything of use");
        };
    }
}
