package io.muster.sandbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox's threads: workers that never wait for latencies, and one that lets things happen later. */
final class SandboxThreads implements AutoCloseable {

    private static final int WORKERS = 8;
    private static final int WAITING = 1024;

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor later;

    SandboxThreads() {
        // When the queue is full the server's own thread works, and so takes in nothing more meanwhile.
        workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                named("sandbox-worker-"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        workers.allowCoreThreadTimeOut(true);
        later = new ScheduledThreadPoolExecutor(1, named("sandbox-later-"));
    }

    ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService later() {
        return later;
    }

    /** What was to happen later does not happen. */
    @Override
    public void close() {
        workers.shutdownNow();
        later.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            // The server's own thread keeps the process alive until the sandbox is closed.
            thread.setDaemon(true);
            return thread;
        };
    }
}
