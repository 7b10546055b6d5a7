package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of the stream to whom much is told at once. */
class StreamClientTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final int TRY_AGAIN_LATER = 1013;

    private final String household = UUID.randomUUID().toString();

    @BeforeEach
    void start() {
        serving.awaitReady();
    }

    @Test
    void aBurstReachesAClientThatReads() throws Exception {
        StreamListener listener = serving.listen(token());

        tell(500, "Dairy is over its day.");

        for (int i = 0; i < 500; i++) {
            assertThat(listener.next().at("/data/alert_id").asText()).isEqualTo("alr_" + i);
        }
    }

    @Test
    void aClientThatDoesNotReadIsSentAwayAndTold() throws Exception {
        Sleeper sleeper = new Sleeper();
        WebSocket socket = serving.connect(token(), sleeper);

        tell(400, "Dairy is over its day. ".repeat(4_000));
        serving.await(household, "/api/v1/alerts?limit=1", "/items/0/alert_id", "alr_399");
        socket.request(Long.MAX_VALUE);

        assertThat(sleeper.closed.get(30, TimeUnit.SECONDS)).isEqualTo(TRY_AGAIN_LATER);
    }

    private String token() {
        return serving.token(household, EnumSet.allOf(Scope.class));
    }

    private void tell(int alerts, String sentence) {
        Instant now = Instant.now();
        Stream<BudgetAlert> all = IntStream.range(0, alerts).mapToObj(number -> {
            BudgetAlert alert = SampleEvents.alert(household, "alr_" + number, now.plusMillis(number));
            alert.setSentence(sentence);
            return alert;
        });
        serving.topics().sendAll(Topics.BUDGET_ALERTS, all, alert -> Keys.join(household));
    }

    /** Reads nothing until it is asked to. */
    private static final class Sleeper implements WebSocket.Listener {

        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public void onOpen(WebSocket socket) {
            // the default asks for the first message
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
