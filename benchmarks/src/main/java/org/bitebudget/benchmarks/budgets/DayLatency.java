package org.bitebudget.benchmarks.budgets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.HouseholdClient;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.benchmarks.jobs.PromptWriter;
import org.bitebudget.budget.job.BudgetJob;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.PlanChange;
import org.bitebudget.schema.Topics;

/**
 * How long it takes from a purchase that was accepted onto the topic until the serving API answers with a day that holds it,
 * while purchases of many households come in evenly. Some households listen on their WebSocket; when they are told that their month
 * has changed they ask for the day, as an app would.
 */
final class DayLatency {

    private static final int HOUSEHOLDS = 20_000;
    private static final int LISTENING = 20;
    /** Of so many purchases one is of a household that listens. */
    private static final int WATCHED_EVERY = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JobStack stack;
    private final int perSecond;
    private final BudgetWorld world;
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC);
    private final List<Double> millis = new ArrayList<>();
    private final List<Listener> listeners;

    /** @param perSecond purchases a second */
    DayLatency(JobStack stack, int perSecond, long seed) {
        this.stack = stack;
        this.perSecond = perSecond;
        this.world = new BudgetWorld(seed, HOUSEHOLDS, 40, YearMonth.from(day), 0);
        this.listeners = IntStream.range(0, LISTENING).mapToObj(Listener::new).toList();
    }

    /** Milliseconds of every purchase of those who listen, after a while for warming up. */
    List<Double> measure(Duration warmUp, Duration length) throws Exception {
        int port = Ports.free();
        stack.topics().sendAll(Topics.BUDGET_PLAN_CHANGES, world.plans(), (PlanChange plan) -> BudgetWorld.key(plan));
        try (HostedJob job = stack.startJob(BudgetPrograms.STREAM);
                Child serving = stack.startServing(port);
                JobProgress progress = new JobProgress(stack.topics().bootstrap(), BudgetJob.NAME)) {
            job.await(PATIENCE, () -> progress.read(Topics.BUDGET_PLAN_CHANGES) >= HOUSEHOLDS);
            for (Listener listener : listeners) {
                listener.connect(port);
            }
            drive(0, warmUp.toSeconds() * perSecond);
            awaitAll();
            synchronized (millis) {
                millis.clear();
            }
            drive(warmUp.toSeconds() * perSecond, length.toSeconds() * perSecond);
            awaitAll();
            if (!serving.isAlive()) {
                throw new IOException("the serving API has ended\n" + serving.lastLines(30));
            }
        } finally {
            listeners.forEach(Listener::close);
        }
        synchronized (millis) {
            return List.copyOf(millis);
        }
    }

    private void drive(long from, long count) {
        try (PromptWriter<LedgerEntry> writer =
                new PromptWriter<>(stack.topics(), Topics.LEDGER_ENTRIES, BudgetWorld::key)) {
            PromptWriter.evenly(count, perSecond, number -> send(writer, from + number));
            writer.flush();
        }
    }

    private void send(PromptWriter<LedgerEntry> writer, long number) {
        Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(number, ChronoUnit.MICROS);
        if (number % WATCHED_EVERY != 0) {
            writer.write(world.entryAt(number, now), () -> {});
            return;
        }
        Listener listener = listeners.get((int) (number / WATCHED_EVERY % LISTENING));
        LedgerEntry entry = world.entryOf(listener.household, number, now);
        Pending pending = listener.expect(entry);
        writer.write(entry, pending::accepted);
    }

    private void awaitAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listeners.stream().allMatch(Listener::isUpToDate)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("there are purchases that no day of the serving API holds");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** A purchase on its way. */
    private static final class Pending {

        private final long spentWithIt;
        private volatile long acceptedAt = Long.MAX_VALUE;

        Pending(long spentWithIt) {
            this.spentWithIt = spentWithIt;
        }

        void accepted() {
            acceptedAt = System.nanoTime();
        }
    }

    /** An app of a household. */
    private final class Listener {

        private final int household;
        private final Queue<Pending> pending = new ArrayDeque<>();
        private long spentInAll;
        private HouseholdClient client;

        Listener(int household) {
            this.household = household;
        }

        void connect(int port) throws Exception {
            client = new HouseholdClient(port, stack.tokenSecret(), world.household(household));
            client.listen(message -> {
                if (message.path("type").asText().equals("budget_month")) {
                    look();
                }
            });
        }

        private void look() {
            var unused = client.get("/api/v1/budgets/" + world.month() + "/days/" + day)
                    .thenAccept(this::seen);
        }

        synchronized Pending expect(LedgerEntry entry) {
            for (LedgerLine line : entry.getLines()) {
                spentInAll += line.getAmount().getMinor();
            }
            Pending next = new Pending(spentInAll);
            pending.add(next);
            return next;
        }

        private void seen(JsonNode answer) {
            long now = System.nanoTime();
            long told = answer.path("spent").path("minor").asLong();
            synchronized (this) {
                while (!pending.isEmpty() && pending.peek().spentWithIt <= told) {
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

        void close() {
            if (client != null) {
                client.close();
            }
        }
    }
}
