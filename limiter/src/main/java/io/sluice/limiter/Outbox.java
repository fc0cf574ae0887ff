package io.sluice.limiter;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Futures that one thread has decided about and has still to complete. It is filled under the limiter's lock and emptied
 * outside it. Confined to its thread.
 *
 * <p>Completing runs callbacks, and a callback may close a permit, which decides about the next future. That one is then
 * completed by the loop that is already running, not inside the callback: a chain of any length needs no stack.
 */
final class Outbox {
    private final Queue<PermitFuture> decided = new ArrayDeque<>();
    private boolean delivering;

    void add(PermitFuture future) {
        decided.add(future);
    }

    void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            for (PermitFuture next = decided.poll(); next != null; next = decided.poll()) {
                next.deliver();
            }
        } finally {
            delivering = false;
        }
    }
}
