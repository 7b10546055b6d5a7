package org.bitebudget.gateway.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.bitebudget.gateway.connector.ConnectorStatus.Activity;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the connectors of a directory: those that its files enable, when they are due, so many at once. A file that is added,
 * changed or taken away is noticed within ten seconds. See docs/adr/0019-pull-connectors.md.
 */
public final class Connectors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final AdapterDirectory directory;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Connector.Tools tools;
    private final ScheduledExecutorService scheduler;
    private final ScheduledFuture<?> ticking;
    private final ExecutorService runs;
    private final Map<String, AdapterFile> files = new TreeMap<>();
    private final Map<String, Connector> connectors = new TreeMap<>();
    private final Set<String> running = new HashSet<>();
    private Instant lookAgain = Instant.MIN;

    /**
     * Starts looking.
     *
     * @param settings where the files are and how much at once
     * @param vertx for requests; stays the caller's
     * @param ingest takes rows in; stays the caller's
     * @param index what this gateway knows; stays the caller's
     * @param environment where secrets are
     */
    public Connectors(
            ConnectorSettings settings,
            Vertx vertx,
            FeedIngest ingest,
            IndexDatabase index,
            Map<String, String> environment,
            Clock clock,
            MeterRegistry metrics) {
        this.directory = new AdapterDirectory(settings.directory());
        this.clock = clock;
        this.metrics = metrics;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(threads("connector-clock"));
        this.runs = Executors.newFixedThreadPool(settings.atOnce(), threads("connector-run"));
        this.tools = new Connector.Tools(
                ingest,
                new ConnectorStates(index),
                new PageSource.Tools(vertx, new Fetcher(vertx), new Pace(System::nanoTime), scheduler, clock),
                new Secrets(environment));
        this.ticking = scheduler.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How each connector stands, by name. */
    public synchronized List<ConnectorStatus> all() {
        List<ConnectorStatus> list = new ArrayList<>();
        files.values().forEach(file -> list.add(status(file)));
        return list;
    }

    /**
     * Runs a connector now.
     *
     * @throws ProblemException if there is none of that name, its file is to be mended or does not enable it, or it runs already
     */
    public synchronized void runNow(String name) {
        AdapterFile file = files.get(name);
        if (file == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "There is no connector of that name.");
        }
        if (file.adapter().filter(Adapter::enabled).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.CONNECTOR_OFF,
                    file.adapter().isEmpty()
                            ? "The adapter file is to be mended: "
                                    + file.faults().get(0)
                            : "The adapter file does not enable the connector; set enabled to true if the store's terms allow it.");
        }
        if (!start(connectors.get(name))) {
            throw ProblemException.retryable(ErrorCode.TOO_MANY_REQUESTS, "The connector is running.", COME_AGAIN);
        }
    }

    /** Ends running runs; what they had fetched of a page stays taken. */
    @Override
    public void close() {
        ticking.cancel(false);
        scheduler.shutdownNow();
        runs.shutdownNow();
        try {
            if (!runs.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("event=connector-runs-abandoned graceMillis={}", GRACE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tick() {
        try {
            Instant now = clock.instant();
            if (!now.isBefore(lookAgain)) {
                lookAgain = now.plus(LOOK);
                look();
            }
            connectors.values().stream()
                    .filter(connector ->
                            connector.file().adapter().orElseThrow().enabled())
                    .filter(connector -> !running.contains(connector.file().name()))
                    .filter(connector -> !connector.due().isAfter(now))
                    .forEach(this::start);
        } catch (RuntimeException e) {
            // the next tick may do better; an exception would end them all
            LOG.error("event=connector-tick-failed", e);
        }
    }

    private void look() {
        Map<String, AdapterFile> found = directory.changed(files);
        if (found.equals(files)) {
            return;
        }
        connectors.values().removeIf(connector -> {
            boolean gone = !connector.file().equals(found.get(connector.file().name()));
            if (gone) {
                connector.retire();
            }
            return gone;
        });
        found.forEach((name, file) -> {
            if (!file.equals(files.get(name))) {
                LOG.info("event=connector-read connector={} faults={}", name, file.faults());
                if (file.adapter().isPresent()) {
                    connectors.put(name, new Connector(file, tools, new ConnectorMeter(metrics, name)));
                }
            }
        });
        files.clear();
        files.putAll(found);
    }

    private boolean start(Connector connector) {
        String name = connector.file().name();
        if (!running.add(name)) {
            return false;
        }
        runs.execute(() -> {
            try {
                connector.run();
            } catch (RuntimeException e) {
                LOG.error("event=connector-run-failed connector={}", name, e);
            } finally {
                ended(name);
            }
        });
        return true;
    }

    private synchronized void ended(String name) {
        running.remove(name);
    }

    private ConnectorStatus status(AdapterFile file) {
        Connector connector = connectors.get(file.name());
        if (connector == null) {
            return new ConnectorStatus(file.name(), Activity.INVALID, null, file.faults(), null, null, null);
        }
        boolean enabled = file.adapter().orElseThrow().enabled();
        Activity waiting = enabled ? Activity.WAITING : Activity.DISABLED;
        return new ConnectorStatus(
                file.name(),
                running.contains(file.name()) ? Activity.RUNNING : waiting,
                file.adapter().orElseThrow(),
                List.of(),
                connector.breakerState().name().toLowerCase(Locale.ROOT),
                connector.state().last(),
                enabled ? connector.due() : null);
    }

    private static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
