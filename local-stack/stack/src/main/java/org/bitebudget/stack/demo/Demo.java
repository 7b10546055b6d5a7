package org.bitebudget.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;
import org.bitebudget.stack.sample.DemoData;
import org.bitebudget.stack.sample.DemoRequest;

/**
 * Sends the demonstration's data and waits until it can be seen. Sending it again changes nothing.
 *
 * @param api the stack to fill
 * @param progress file that keeps the day the data was first sent on
 * @param said is given what a person should read
 */
public record Demo(Api api, Path progress, Consumer<String> said) {

    private static final int RECEIPTS = 8;
    private static final Duration REQUEST_PATIENCE = Duration.ofMinutes(1);

    /**
     * Sends everything that is not there yet.
     *
     * @throws CommandFailedException when the gateway refuses a part or can't be reached
     */
    public void run() {
        ZoneId zone =
                ZoneId.of(api.get("/api/v1/client-config").body().path("zone").asText("UTC"));
        DemoRun run = DemoRun.readOrBegin(progress, zone);
        if (run.sent()) {
            said.accept("The demonstration's data of " + run.day() + " is in already.");
            return;
        }
        DemoData data = new DemoData(run.date(), zone);
        send("The month's plan", data.plan());
        send("Rules for price alerts", data.alertRules());
        send("A shopping list", data.shoppingLists());
        sendFeeds("Price history", data.priceHistory());
        send("Purchases booked by hand", data.transactions());
        Sight sight = new Sight(api, said);
        List<String> receipts = send("Photos of receipts", data.receipts(RECEIPTS)).stream()
                .map(answer -> answer.path("job_id").asText())
                .toList();
        // an alert fires on a price that arrives and was seen after its rule was made
        sight.awaitPrices(data.stores());
        run = run.withPricesSeen(Instant.now(), progress);
        sendFeeds("Today's prices", data.todaysPrices(run.seen()));
        sight.awaitAll(data.month(), receipts);
        run.complete(progress);
    }

    private void sendFeeds(String what, Stream<DemoRequest> feeds) {
        long rows = feeds.mapToLong(feed -> accepted(feed).path("accepted").asLong())
                .sum();
        said.accept("%-26s %6d rows".formatted(what, rows));
    }

    private List<JsonNode> send(String what, Stream<DemoRequest> requests) {
        List<JsonNode> answers = requests.map(this::accepted).toList();
        said.accept("%-26s %6d".formatted(what, answers.size()));
        return answers;
    }

    private JsonNode accepted(DemoRequest request) {
        long deadline = System.nanoTime() + REQUEST_PATIENCE.toNanos();
        while (true) {
            Answer answer = api.send(
                    request.method(), request.path(), request.headers(), BodyPublishers.ofByteArray(request.body()));
            if (answer.status() / 100 == 2) {
                return answer.body();
            }
            if (!answer.comeBackLater() || System.nanoTime() > deadline) {
                throw new CommandFailedException(
                        ExitCodes.FAILED, "The gateway refused " + request + ": " + answer.reason());
            }
            Probe.pause();
        }
    }
}
