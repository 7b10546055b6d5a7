package org.bitebudget.benchmarks.recommendations;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.benchmarks.forecasts.ForecastPrograms;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.benchmarks.jobs.PromptWriter;
import org.bitebudget.benchmarks.jobs.WaitingApps;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.schema.Topics;

/**
 * How long it takes from a read receipt on its topic until the serving API answers with recommendations that know it, while receipts of all
 * households come in evenly. Some households listen on their WebSocket; when they are told of a new list they ask for it, as an app would.
 */
final class ListLatency {

    static final int LISTENING = 20;
    /** Of so many receipts one is of a household that listens. */
    private static final int WATCHED_EVERY = 10;
    /** How far apart receipts are taken to be among the shoppers, so that no household gets two in a row. */
    private static final int STRIDE = 7919;

    // longer than the job rests between two checkpoints while households wait for their turn
    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final JobStack stack;
    private final ShopperReceipts receipts;
    private final int perSecond;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private long sent;

    /** @param perSecond receipts a second */
    ListLatency(JobStack stack, ShopperReceipts receipts, int perSecond) {
        this.stack = stack;
        this.receipts = receipts;
        this.perSecond = perSecond;
    }

    /** Milliseconds of every receipt of those who listen, once all lists are up to date and after a while for warming up. */
    List<Double> measure(Duration warmUp, Duration length) throws Exception {
        try (HostedJob job = stack.startJob(ForecastPrograms.FORECAST);
                JobProgress progress = new JobProgress(stack.topics().bootstrap(), ForecastPrograms.FORECAST.job())) {
            progress.awaitEnd(job, Topics.RECEIPT_READINGS, List.of(Topics.RECOMMENDATION_LISTS), QUIET, LONGEST);
            try (WaitingApps apps = listening()) {
                drive(apps, warmUp);
                apps.taken();
                drive(apps, length);
                return apps.taken();
            }
        }
    }

    private WaitingApps listening() throws Exception {
        return WaitingApps.start(
                stack,
                new WaitingApps.Question(
                        "recommendations",
                        "/api/v1/recommendations",
                        answer ->
                                micros(Instant.parse(answer.path("recorded_at").asText())) - micros(start)),
                IntStream.range(0, LISTENING).mapToObj(receipts::household).toList());
    }

    private void drive(WaitingApps apps, Duration length) throws IOException {
        try (PromptWriter<ReceiptReading> writer =
                new PromptWriter<>(stack.topics(), Topics.RECEIPT_READINGS, ShopperReceipts::key)) {
            PromptWriter.evenly(length.toSeconds() * perSecond, perSecond, number -> send(writer, apps));
            writer.flush();
        }
        apps.awaitAll();
    }

    /** Each receipt is recorded a microsecond after the one before, by which an answer tells which ones it knows. */
    private void send(PromptWriter<ReceiptReading> writer, WaitingApps apps) {
        long number = ++sent;
        Instant at = start.plus(number, ChronoUnit.MICROS);
        if (number % WATCHED_EVERY == 0) {
            int app = (int) (number / WATCHED_EVERY % LISTENING);
            writer.write(receipts.next(app, number, at), apps.expect(app, number));
        } else {
            int others = receipts.shoppers().size() - LISTENING;
            writer.write(receipts.next(LISTENING + (int) (number * STRIDE % others), number, at), () -> {});
        }
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
