package io.sluice.cli.tune;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.Program;

/** What to say on a host that cannot run real bursts, with something that works there. Stateless. */
final class UnsupportedHost {
    private UnsupportedHost() {}

    static CommandFailure withExample(CommandFailure failure) {
        return CommandFailure.host(failure.getMessage() + "\n" + EXAMPLE + Program.name() + COMMAND);
    }

    private static final String EXAMPLE = """

            Any program that answers with a value can be tuned here all the same. Paste this to see:

            cat > space.json <<'END'
            {"goal":"minimize","parameters":[{"name":"workers","type":"limit","high":64}]}
            END
            cat > objective.sh <<'END'
            # One evaluation: {"params":{"workers":N},...} comes in, {"value":V} goes out.
            workers=$(sed 's/.*"workers":\\([0-9]*\\).*/\\1/')
            echo "{\\"value\\":$((640 / workers + 10 * workers))}"
            END
            """;

    private static final String COMMAND = " tune --command 'sh objective.sh' --space space.json";
}
