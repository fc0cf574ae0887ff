package io.sluice.limiter.live;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Signs from the folder of a file. Every event counts, whatever its name: a rename, a write in place, and also the swap of a
 * link beside the file through which its content is found, as Kubernetes does it. A folder that does not exist, or went away,
 * is tried again at every wait. One thread waits.
 */
final class FolderEvents implements Events {
    private static final Logger LOG = System.getLogger(LiveLimits.class.getName());

    private final Path folder;
    private final WatchService service;
    private Optional<WatchKey> key;

    private FolderEvents(Path folder, WatchService service) {
        this.folder = folder;
        this.service = service;
        key = register();
    }

    /** Signs from a folder; none where the system has no more watches to give. */
    static Events of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return new NoEvents();
        }
        try {
            return new FolderEvents(folder, folder.getFileSystem().newWatchService());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Changes of " + file + " will be seen only every few seconds", e);
            return new NoEvents();
        }
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        try {
            if (key.isEmpty()) {
                key = register();
                if (key.isPresent()) {
                    return true; // what happened before the registration was not seen
                }
            }
            return drain(Optional.ofNullable(service.poll(nanos, TimeUnit.NANOSECONDS)));
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private boolean drain(Optional<WatchKey> signalled) {
        signalled.ifPresent(ready -> {
            ready.pollEvents();
            if (!ready.reset()) {
                key = Optional.empty();
            }
        });
        return signalled.isPresent();
    }

    private Optional<WatchKey> register() {
        try {
            return Optional.of(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} cannot be watched yet: {1}", folder, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A watch of " + folder + " was not closed", e);
        }
    }
}
