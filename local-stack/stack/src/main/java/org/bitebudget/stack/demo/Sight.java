package org.bitebudget.stack.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;

/**
 * Waits until what was sent can be seen in the serving API, and tells what can be.
 *
 * @param api the stack
 * @param said is given what a person should read
 */
record Sight(Api api, Consumer<String> said) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> ENDED = Set.of("done", "needs-review", "failed");

    void awaitPrices(List<String> stores) {
        await("prices", () -> stores.stream().allMatch(store -> count("/api/v1/prices?store=" + store) > 0));
    }

    void awaitAll(String month, List<String> receipts) {
        await("price alerts", () -> count("/api/v1/alerts?type=price") > 0);
        await("the budget", () -> api.get("/api/v1/budgets/" + month).status() == 200);
        await("readings of the receipts", () -> states(receipts).keySet().stream()
                .allMatch(ENDED::contains));
        states(receipts).forEach((state, number) -> said.accept("%-26s %6d".formatted("Receipts " + state, number)));
        said.accept("%-26s %6d".formatted("Alerts", count("/api/v1/alerts?limit=100")));
    }

    private Map<String, Long> states(List<String> receipts) {
        return receipts.stream()
                .map(id -> api.get("/api/v1/receipts/jobs/" + id)
                        .body()
                        .path("state")
                        .asText("received"))
                .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
    }

    private int count(String path) {
        Answer answer = api.get(path);
        return answer.body().path("items").size();
    }

    /** What comes late is no failure: the page shows it once it is there. */
    private void await(String what, BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                said.accept("Still on its way: " + what);
                return;
            }
            Probe.pause();
        }
    }
}
