package org.bitebudget.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void oursAndTheJvmsStandSideBySideUnderTheAppsName() {
        try (Metrics metrics = Metrics.of("price-stream")) {
            metrics.registry()
                    .counter("bitebudget.dead.letters", "code", "poison-record")
                    .increment();

            assertThat(metrics.scrape())
                    .contains("bitebudget_dead_letters_total{app=\"price-stream\",code=\"poison-record\"} 1.0")
                    .contains("jvm_memory_used_bytes{app=\"price-stream\"")
                    .contains("process_uptime_seconds{app=\"price-stream\"}");
        }
    }
}
