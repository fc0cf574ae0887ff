package io.sluice.limiter.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** No signs at all: for limits without a file, and for systems that cannot watch one more folder. */
final class NoEvents implements Events {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public boolean await(long nanos) throws InterruptedException {
        boolean unused = closed.await(nanos, TimeUnit.NANOSECONDS);
        return false;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
