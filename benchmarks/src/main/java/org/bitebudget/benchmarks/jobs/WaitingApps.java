package org.bitebudget.benchmarks.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;

/**
 * A serving API and apps of some households that wait for what comes of their events: told on their WebSocket that something has
 * changed, they ask for it. How long that takes from the broker's acknowledgement of an event to an answer that holds it is kept.
 */
public final class WaitingApps implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Question question;
    private final Child serving;
    private final List<App> apps = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();

    /**
     * What an app asks for.
     *
     * @param message type of the message on the WebSocket upon which it asks
     * @param path where it asks
     * @param reached how far an answer has come; never less than an earlier answer
     */
    public record Question(String message, String path, ToLongFunction<JsonNode> reached) {}

    private WaitingApps(Question question, Child serving) {
        this.question = question;
        this.serving = serving;
    }

    /** Starts a serving API and connects an app for each household. */
    public static WaitingApps start(JobStack stack, Question question, List<String> households) throws Exception {
        int port = Ports.free();
        WaitingApps waiting = new WaitingApps(question, stack.startServing(port));
        try {
            for (String household : households) {
                waiting.connect(new HouseholdClient(port, stack.tokenSecret(), household));
            }
            return waiting;
        } catch (Exception e) {
            waiting.close();
            throw e;
        }
    }

    private void connect(HouseholdClient client) throws Exception {
        App app = new App(client);
        apps.add(app);
        app.listen();
    }

    /**
     * Lets an app wait for an event that is about to be sent.
     *
     * @param app number of its household, from 0
     * @param reached how far answers have come that hold it; more with each event of the household
     * @return to be run when the event is acknowledged
     */
    public Runnable expect(int app, long reached) {
        return apps.get(app).expect(reached)::accept;
    }

    /** Waits until answers hold all events. */
    public void awaitAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!apps.stream().allMatch(App::isUpToDate)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "there are events that no answer of the serving API holds\n" + serving.lastLines(30));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Milliseconds of all events since the start or since this was asked last. */
    public List<Double> taken() {
        synchronized (millis) {
            List<Double> taken = List.copyOf(millis);
            millis.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        apps.forEach(app -> app.client.close());
        serving.close();
    }

    /** An event on its way. */
    private static final class Pending {

        private final long reached;
        private volatile long acceptedAt = Long.MAX_VALUE;

        Pending(long reached) {
            this.reached = reached;
        }

        void accept() {
            acceptedAt = System.nanoTime();
        }
    }

    private final class App {

        private final HouseholdClient client;
        private final Queue<Pending> pending = new ArrayDeque<>();

        App(HouseholdClient client) {
            this.client = client;
        }

        void listen() throws Exception {
            client.listen(message -> {
                if (message.path("type").asText().equals(question.message())) {
                    var unused = client.get(question.path()).thenAccept(this::seen);
                }
            });
        }

        synchronized Pending expect(long reached) {
            Pending next = new Pending(reached);
            pending.add(next);
            return next;
        }

        private void seen(JsonNode answer) {
            long now = System.nanoTime();
            long reached = question.reached().applyAsLong(answer);
            synchronized (this) {
                while (!pending.isEmpty() && pending.peek().reached <= reached) {
                    Pending arrived = pending.remove();
                    synchronized (millis) {
                        millis.add(Math.max(0, now - arrived.acceptedAt) / 1e6);
                    }
                }
            }
        }

        synchronized boolean isUpToDate() {
            return pending.isEmpty();
        }
    }
}
