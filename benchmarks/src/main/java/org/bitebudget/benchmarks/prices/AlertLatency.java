package org.bitebudget.benchmarks.prices;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.IsolationLevel;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.HouseholdClient;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.benchmarks.jobs.PromptWriter;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topics;

/**
 * How long it takes from an observation that was accepted onto the topic to the alert on a household's WebSocket, while
 * observations come in evenly. One in {@link #WATCHED_EVERY} is of a product that the household watches, and moves between a high
 * price and a lower one, so that every other of these is a drop that the household is told of.
 */
final class AlertLatency {

    private static final int WATCHED_EVERY = 20;
    private static final int OTHERS = 20_000;
    private static final long HIGH = 100_000;
    private static final long LOW = 80_000;
    private static final int LOWS = 10_000;
    private static final int STRANGERS = 1_000;
    private static final String STORE = "Corner";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PATIENCE_FOR_RULES = Duration.ofMinutes(15);

    private final JobStack stack;
    private final int perSecond;
    private final int watched;
    private final int strangersRules;
    private final String household = UUID.randomUUID().toString();
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();

    /**
     * @param perSecond observations a second
     * @param watched products that the household watches
     * @param strangersRules rules of others on the first of them, none of which its prices cross
     */
    AlertLatency(JobStack stack, int perSecond, int watched, int strangersRules) {
        this.stack = stack;
        this.perSecond = perSecond;
        this.watched = watched;
        this.strangersRules = strangersRules;
    }

    /** Milliseconds of every alert over so long, after so long a warm-up. */
    List<Double> measure(Duration warmUp, Duration length) throws Exception {
        int port = Ports.free();
        try (HostedJob job = stack.startJob(PricePrograms.STREAM)) {
            registerRules(job);
            // it keeps rules, too, and is ready when it has read them
            try (Child serving = stack.startServing(port);
                    HouseholdClient client = new HouseholdClient(port, stack.tokenSecret(), household)) {
                client.listen(this::note);
                drive(warmUp.toSeconds() * perSecond, 0);
                awaitAll();
                synchronized (millis) {
                    millis.clear();
                }
                drive(length.toSeconds() * perSecond, warmUp.toSeconds() * perSecond);
                awaitAll();
                if (!serving.isAlive()) {
                    throw new IOException("the serving API has ended\n" + serving.lastLines(30));
                }
            }
        }
        synchronized (millis) {
            return List.copyOf(millis);
        }
    }

    private void registerRules(HostedJob job) {
        Stream<PriceAlertRule> own = IntStream.range(0, watched)
                .mapToObj(number -> rule(household, "rule-" + number, "watched-" + number, new Rate(10L, 0)));
        Stream<PriceAlertRule> others = IntStream.range(0, strangersRules)
                .mapToObj(number -> rule(
                        new UUID(1, number % STRANGERS).toString(),
                        "strangers-" + number,
                        "watched-0",
                        new Rate(25_000_000L + number, 6)));
        stack.topics()
                .sendAll(
                        Topics.PRICE_ALERT_RULES,
                        Stream.concat(others, own),
                        rule -> Keys.join(rule.getHousehold(), rule.getRuleId()));
        try (JobProgress progress = new JobProgress(stack.topics().bootstrap(), PriceJob.NAME)) {
            progress.awaitEnd(job, Topics.PRICE_ALERT_RULES, List.of(), Duration.ZERO, PATIENCE_FOR_RULES);
        }
    }

    private static PriceAlertRule rule(String household, String id, String product, Rate percent) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return PriceAlertRule.newBuilder()
                .setEnvelope(new Envelope(Ids.event("bench", id, 1), id, 1L, now, now, "bench", household))
                .setHousehold(household)
                .setRuleId(id)
                .setKind(PriceRuleKind.DROP_PERCENT)
                .setStore(STORE)
                .setProduct(product)
                .setPercent(percent)
                .setValidFrom(Instant.EPOCH)
                .build();
    }

    private void drive(long count, long from) {
        try (PromptWriter<PriceObservation> writer =
                new PromptWriter<>(stack.topics(), Topics.PRICE_OBSERVATIONS, Copies::key)) {
            PromptWriter.evenly(count, perSecond, number -> send(writer, from + number));
            writer.flush();
        }
    }

    private void send(PromptWriter<PriceObservation> writer, long number) {
        if (number % WATCHED_EVERY != 0) {
            writer.write(observation("other-" + number % OTHERS, HIGH), () -> {});
            return;
        }
        long turn = number / WATCHED_EVERY;
        String product = "watched-" + turn % watched;
        long round = turn / watched;
        boolean drops = round % 2 == 1;
        PriceObservation event = observation(product, drops ? LOW + round % LOWS : HIGH);
        if (drops) {
            String crossing = crossing(product, event.getPrice().getMinor());
            // the alert may be there before the broker's answer is
            accepted.put(crossing, Long.MAX_VALUE);
            writer.write(event, () -> accepted.replace(crossing, System.nanoTime()));
        } else {
            writer.write(event, () -> {});
        }
    }

    private static PriceObservation observation(String product, long minor) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String id = Ids.observation(STORE, product, now, PriceSource.FEED.name());
        return PriceObservation.newBuilder()
                .setEnvelope(new Envelope(Ids.event("bench", id, 1), id, 1L, now, now, "bench", null))
                .setObservationId(id)
                .setStore(STORE)
                .setProduct(product)
                .setName(product)
                .setPrice(new Money(minor, "EUR"))
                .setSource(PriceSource.FEED)
                .setWhen(new LocalMoment(now, "UTC", LocalDate.ofInstant(now, ZoneOffset.UTC), true))
                .build();
    }

    private static String crossing(String product, long minor) {
        return product + "@" + minor;
    }

    private void awaitAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepted.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("%d alerts have not come, such as of %s; the topic has %d"
                        .formatted(accepted.size(), accepted.keySet().iterator().next(), alertsWritten()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private long alertsWritten() {
        try (JobProgress progress = new JobProgress(stack.topics().bootstrap(), PriceJob.NAME)) {
            return progress.end(Topics.PRICE_ALERTS, IsolationLevel.READ_COMMITTED);
        }
    }

    private void note(JsonNode message) {
        long now = System.nanoTime();
        JsonNode alert = message.path("data");
        Long sent = accepted.remove(crossing(
                alert.path("product").asText(),
                alert.path("price").path("minor").asLong()));
        if (sent != null) {
            synchronized (millis) {
                millis.add(Math.max(0, now - sent) / 1e6);
            }
        }
    }
}
