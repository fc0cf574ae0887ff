package io.sluice.agent.net;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.sluice.agent.permits.Timers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Timers of an event loop. */
public final class LoopTimers implements Timers {
    private final EventLoop loop;

    /**
     * Uses a loop.
     *
     * @param loop runs the tasks
     */
    public LoopTimers(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void confine(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        ScheduledFuture<?> scheduled = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }
}
