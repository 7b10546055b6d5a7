package org.bitebudget.gateway.http;

import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.connector.ConnectorStatus;
import org.bitebudget.gateway.connector.Connectors;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.RunReport;
import org.bitebudget.gateway.domain.connector.Schedule;
import org.bitebudget.platform.http.Json;

/** {@code /api/v1/connectors}: how price connectors stand, and running one now. */
final class ConnectorRoutes {

    private final Connectors connectors;
    private final WorkerExecutor workers;

    /** @param workers threads that may wait for the index on disk */
    ConnectorRoutes(Connectors connectors, WorkerExecutor workers) {
        this.connectors = connectors;
        this.workers = workers;
    }

    void list(RoutingContext context) {
        workers.executeBlocking(connectors::all, false)
                .onSuccess(all -> Json.answer(
                        context,
                        200,
                        Map.of("items", all.stream().map(ConnectorRoutes::shown).toList())))
                .onFailure(context::fail);
    }

    void run(RoutingContext context) {
        String name = context.pathParam("name");
        workers.executeBlocking(
                        () -> {
                            connectors.runNow(name);
                            return name;
                        },
                        false)
                .onSuccess(started ->
                        Json.answer(context, 202, Map.of("name", started, "status_url", "/api/v1/connectors")))
                .onFailure(context::fail);
    }

    /** What the file says of headers stays out; secrets stand in the address by name only. */
    private static Map<String, Object> shown(ConnectorStatus status) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", status.name());
        shown.put("state", lower(status.activity()));
        if (status.adapter() != null) {
            Adapter adapter = status.adapter();
            shown.put("store", adapter.store());
            shown.put("url", adapter.request().url());
            shown.put("schedule", schedule(adapter.schedule()));
        }
        put(shown, "faults", status.faults().isEmpty() ? null : status.faults());
        put(shown, "breaker", status.breaker());
        put(shown, "next_run", status.nextRun());
        put(
                shown,
                "last_run",
                Optional.ofNullable(status.last()).map(ConnectorRoutes::run).orElse(null));
        return shown;
    }

    private static Map<String, Object> schedule(Schedule schedule) {
        if (schedule instanceof Schedule.Daily daily) {
            return Map.of(
                    "at",
                    daily.times().stream().map(Object::toString).toList(),
                    "zone",
                    daily.zone().getId());
        }
        return Map.of("every", ((Schedule.Every) schedule).period().toString());
    }

    private static Map<String, Object> run(RunReport run) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("batch_id", run.batchId());
        shown.put("started", run.started());
        shown.put("ended", run.ended());
        shown.put("outcome", lower(run.outcome()));
        put(shown, "reason", run.reason().isEmpty() ? null : run.reason());
        shown.put("requests", run.fetched().requests());
        shown.put("pages", run.fetched().pages());
        shown.put("pages_unchanged", run.fetched().unchanged());
        shown.put("bytes", run.fetched().bytes());
        shown.put("broken_bytes", run.fetched().brokenBytes());
        shown.put("rows", run.rows());
        shown.put("accepted", run.accepted());
        shown.put("revised", run.revised());
        shown.put("duplicates", run.duplicates());
        shown.put("rejected", run.rejected());
        shown.put("rejects", FeedRoute.rejects(run.rejects()));
        return shown;
    }

    private static void put(Map<String, Object> shown, String member, Object value) {
        if (value != null) {
            shown.put(member, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
