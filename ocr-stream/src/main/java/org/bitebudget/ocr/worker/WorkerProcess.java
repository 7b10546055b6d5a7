package org.bitebudget.ocr.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bitebudget.ocr.domain.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker and the process behind it. A process that takes too long is killed, one that crashes is replaced; either
 * way the next call finds a fresh one. One caller at a time.
 */
final class WorkerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration START = Duration.ofSeconds(60);

    private final WorkerCommand command;
    private final ExecutorService waiter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ocr-worker-wait");
        thread.setDaemon(true);
        return thread;
    });
    private Running running;

    WorkerProcess(WorkerCommand command) {
        this.command = command;
    }

    /** Starts the process if none runs, and says which engine it has. */
    String version() throws InterruptedException {
        return running().version;
    }

    /** Recognises one image within the deadline. */
    WorkerReply read(byte[] image, Duration deadline) throws InterruptedException {
        Running now = running();
        Future<Frames.Frame> answer = waiter.submit(() -> now.ask(image));
        try {
            return reply(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.warn(
                    "event=ocr_worker_killed pid={} reason=deadline seconds={}",
                    now.process.pid(),
                    deadline.toSeconds());
            stop();
            return new WorkerReply.Refused(Refusal.TIMEOUT, "not read within " + deadline.toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.warn("event=ocr_worker_died pid={} exit={}", now.process.pid(), now.exit());
            stop();
            return new WorkerReply.Refused(Refusal.CRASHED, "the reader ended");
        }
    }

    @Override
    public void close() {
        stop();
        waiter.shutdownNow();
    }

    private static WorkerReply reply(Frames.Frame frame) throws ExecutionException {
        try {
            if (frame.kind() == Frames.TEXT) {
                return new WorkerReply.Text(TextCodec.decode(frame.content()));
            }
            String[] refusal = new String(frame.content(), StandardCharsets.UTF_8).split("\n", 2);
            return new WorkerReply.Refused(Refusal.valueOf(refusal[0]), refusal[1]);
        } catch (IOException | IllegalArgumentException e) {
            throw new ExecutionException("answer of no known form", e);
        }
    }

    private synchronized Running running() throws InterruptedException {
        if (running == null || !running.process.isAlive()) {
            stop();
            running = start();
        }
        return running;
    }

    /** Tries twice: a worker that dies while starting may have been killed by chance. */
    private Running start() throws InterruptedException {
        try {
            return startOnce();
        } catch (ExecutionException e) {
            LOG.warn("event=ocr_worker_start_failed", e);
        }
        try {
            return startOnce();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the OCR worker does not start", e);
        }
    }

    private Running startOnce() throws InterruptedException, ExecutionException {
        Future<Running> starting = waiter.submit(() -> Running.start(command));
        try {
            Running started = starting.get(START.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("event=ocr_worker_started pid={} engine={}", started.process.pid(), started.version);
            return started;
        } catch (TimeoutException e) {
            starting.cancel(true);
            throw new IllegalStateException("the OCR worker does not start in " + START.toSeconds() + " s", e);
        }
    }

    private synchronized void stop() {
        if (running != null) {
            running.process.destroyForcibly();
            running = null;
        }
    }

    /** A started process. */
    private record Running(Process process, DataOutputStream in, DataInputStream out, String version) {

        static Running start(WorkerCommand command) throws IOException {
            Process process = new ProcessBuilder(command.line())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            DataOutputStream in = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            DataInputStream out = new DataInputStream(new BufferedInputStream(process.getInputStream()));
            try {
                Frames.Frame ready = Frames.read(out);
                return new Running(process, in, out, new String(ready.content(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        }

        Frames.Frame ask(byte[] image) throws IOException {
            Frames.write(in, Frames.IMAGE, image);
            return Frames.read(out);
        }

        String exit() {
            return process.isAlive() ? "running" : Integer.toString(process.exitValue());
        }
    }
}
