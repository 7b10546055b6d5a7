package org.bitebudget.benchmarks.budgets;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.benchmarks.jobs.PromptWriter;
import org.bitebudget.benchmarks.jobs.WaitingApps;
import org.bitebudget.budget.job.BudgetJob;
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

    private final JobStack stack;
    private final int perSecond;
    private final BudgetWorld world;
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC);
    private final long[] spent = new long[LISTENING];

    /** @param perSecond purchases a second */
    DayLatency(JobStack stack, int perSecond, long seed) {
        this.stack = stack;
        this.perSecond = perSecond;
        this.world = new BudgetWorld(seed, HOUSEHOLDS, 40, YearMonth.from(day), 0);
    }

    /** Milliseconds of every purchase of those who listen, after a while for warming up. */
    List<Double> measure(Duration warmUp, Duration length) throws Exception {
        stack.topics().sendAll(Topics.BUDGET_PLAN_CHANGES, world.plans(), (PlanChange plan) -> BudgetWorld.key(plan));
        try (HostedJob job = stack.startJob(BudgetPrograms.STREAM);
                JobProgress progress = new JobProgress(stack.topics().bootstrap(), BudgetJob.NAME)) {
            LedgerRun.awaitEnd(progress, job, Topics.BUDGET_PLAN_CHANGES);
            try (WaitingApps apps = listening()) {
                drive(apps, 0, warmUp.toSeconds() * perSecond);
                apps.taken();
                drive(apps, warmUp.toSeconds() * perSecond, length.toSeconds() * perSecond);
                return apps.taken();
            }
        }
    }

    private WaitingApps listening() throws Exception {
        return WaitingApps.start(
                stack,
                new WaitingApps.Question(
                        "budget_month",
                        "/api/v1/budgets/" + world.month() + "/days/" + day,
                        answer -> answer.path("spent").path("minor").asLong()),
                IntStream.range(0, LISTENING).mapToObj(world::household).toList());
    }

    private void drive(WaitingApps apps, long from, long count) throws IOException {
        try (PromptWriter<LedgerEntry> writer =
                new PromptWriter<>(stack.topics(), Topics.LEDGER_ENTRIES, BudgetWorld::key)) {
            PromptWriter.evenly(count, perSecond, number -> send(writer, apps, from + number));
            writer.flush();
        }
        apps.awaitAll();
    }

    private void send(PromptWriter<LedgerEntry> writer, WaitingApps apps, long number) {
        Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(number, ChronoUnit.MICROS);
        if (number % WATCHED_EVERY != 0) {
            writer.write(world.entryAt(number, now), () -> {});
            return;
        }
        int household = (int) (number / WATCHED_EVERY % LISTENING);
        LedgerEntry entry = world.entryOf(household, number, now);
        for (LedgerLine line : entry.getLines()) {
            spent[household] += line.getAmount().getMinor();
        }
        writer.write(entry, apps.expect(household, spent[household]));
    }
}
