package org.bitebudget.stack.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {

    @Test
    void everythingHasItsUsualPortWhenThoseAreFree() {
        PortPlan plan = PortPlan.choose(Map.of(), port -> true, () -> 50_000);

        for (Listener listener : Listener.values()) {
            assertThat(plan.port(listener)).isEqualTo(listener.usualPort());
        }
    }

    @Test
    void aTakenPortIsReplacedAndTheOthersStay() {
        PortPlan plan = PortPlan.choose(Map.of(), port -> port != 8080, () -> 50_000);

        assertThat(plan.port(Listener.INGEST_GATEWAY)).isEqualTo(50_000);
        assertThat(plan.port(Listener.SERVING_API)).isEqualTo(8081);
    }

    @Test
    void thePortOfTheLastTimeIsTakenAgainWhileItIsFree() {
        Map<String, Integer> lastTime = Map.of("ingest-gateway", 50_000);

        assertThat(PortPlan.choose(lastTime, port -> true, () -> 60_000).port(Listener.INGEST_GATEWAY))
                .isEqualTo(50_000);
        assertThat(PortPlan.choose(lastTime, port -> port != 50_000, () -> 60_000)
                        .port(Listener.INGEST_GATEWAY))
                .isEqualTo(8080);
    }

    @Test
    void noTwoListenersGetOnePort() {
        // Given: every usual port is taken, and the system offers the same free port more than once
        int[] offers = {0};

        PortPlan plan = PortPlan.choose(Map.of(), port -> port >= 50_000, () -> 50_000 + offers[0]++ / 2);

        assertThat(Set.copyOf(plan.ports().values())).hasSize(Listener.values().length);
    }

    @Test
    void theChoiceIsRemembered(@TempDir Path home) throws IOException {
        // Given: somebody listens on the registry's usual port, unless that is taken anyway
        Path file = home.resolve("ports.json");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            PortPlan plan = PortPlan.choose(file);

            // Then
            assertThat(plan.ports().values()).doesNotContain(taken.getLocalPort());
            assertThat(PortPlan.ofLastStart(file)).isEqualTo(plan);
        }
    }
}
