package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Behind {@link RequiresRoot}: what such a test does to the host, as when it cleans up after a run that it has killed,
 * another one of another build on the same host must not see.
 */
final class HostLock implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(HostLock.class);

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "sluice-root-tests.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        context.getStore(NAMESPACE).put("channel", channel);
        channel.lock();
    }

    /** Closing the file gives the lock back. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        FileChannel channel = context.getStore(NAMESPACE).remove("channel", FileChannel.class);
        if (channel != null) {
            channel.close();
        }
    }
}
