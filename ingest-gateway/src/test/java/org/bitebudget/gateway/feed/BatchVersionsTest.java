package org.bitebudget.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.domain.feed.Source;
import org.bitebudget.gateway.feed.BatchVersions.Effect;
import org.bitebudget.gateway.feed.BatchVersions.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchVersionsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final RowReader READER =
            new RowReader(new FeedTerms(Source.FEED, "Shop", ZoneOffset.UTC, Optional.of(NOW), Optional.empty(), NOW));

    private final BatchVersions batch = new BatchVersions("b1");

    @ParameterizedTest
    @CsvSource({
        "1.10;1.20;1.30",
        "1.10;1.30;1.20",
        "1.20;1.10;1.30",
        "1.20;1.30;1.10",
        "1.30;1.10;1.20",
        "1.30;1.20;1.10"
    })
    void theLowestPriceOfABatchHoldsInWhateverOrder(String prices) {
        for (String price : prices.split(";")) {
            take(price, "EUR", Optional.empty());
        }

        assertThat(batch.newest().get("id").price().orElseThrow().minor()).isEqualTo(110);
    }

    @Test
    void aRowIsTakenADuplicateOrOutdone() {
        assertThat(take("1.20", "EUR", Optional.empty())).satisfies(is(Effect.TAKEN, 1, false));
        assertThat(take("1.20", "EUR", Optional.empty())).satisfies(is(Effect.DUPLICATE, 1, false));
        assertThat(take("1.30", "EUR", Optional.empty())).satisfies(is(Effect.OUTDONE, 1, true));
        assertThat(take("1.10", "EUR", Optional.empty())).satisfies(is(Effect.TAKEN, 2, true));
        assertThat(take("1.20", "USD", Optional.empty())).satisfies(is(Effect.TAKEN, 3, true));
    }

    @Test
    void aLaterBatchCorrectsAnEarlierOneAlsoUpwards() {
        Optional<KnownObservation> before = known("0.90", "b0");

        assertThat(take("1.20", "EUR", before)).satisfies(is(Effect.TAKEN, 2, false));
        assertThat(take("1.30", "EUR", before)).satisfies(is(Effect.OUTDONE, 2, true));
    }

    @Test
    void whatABatchRepeatsOfAnEarlierOneIsItsOwnWord() {
        Optional<KnownObservation> before = known("1.10", "b0");

        assertThat(take("1.10", "EUR", before)).satisfies(is(Effect.DUPLICATE, 1, false));
        assertThat(take("1.30", "EUR", before)).satisfies(is(Effect.OUTDONE, 1, true));
    }

    @Test
    void theIndexKeepsItAndReadsWhatAnEarlierVersionKept() {
        KnownObservation known = known("1.10", "b0").orElseThrow();

        assertThat(KnownObservation.fromBytes(known.toBytes())).satisfies(read -> {
            assertThat(read.says(known)).isTrue();
            assertThat(List.of(read.revision(), read.batch(), read.price()))
                    .isEqualTo(List.of(known.revision(), known.batch(), known.price()));
        });
        byte[] earlier = new KnownObservation(known.contentHash(), 7, 0, Optional.empty()).toBytes();
        assertThat(earlier).hasSize(24);
        assertThat(take("1.30", "EUR", Optional.of(KnownObservation.fromBytes(earlier))))
                .satisfies(is(Effect.TAKEN, 8, false));
    }

    private Outcome take(String price, String currency, Optional<KnownObservation> before) {
        return batch.take("id", seen(price, currency), before);
    }

    private static Optional<KnownObservation> known(String price, String batchId) {
        return Optional.of(new BatchVersions(batchId)
                .take("id", seen(price, "EUR"), Optional.empty())
                .known());
    }

    private static Observation seen(String price, String currency) {
        return (Observation) READER.read(new FeedRow(
                1,
                Map.of(
                        Column.PRODUCT_ID,
                        "1",
                        Column.PRODUCT_NAME,
                        "Milk",
                        Column.PRICE,
                        price,
                        Column.CURRENCY,
                        currency)));
    }

    private static Consumer<Outcome> is(Effect effect, long revision, boolean conflict) {
        return outcome -> {
            assertThat(outcome.effect()).isEqualTo(effect);
            assertThat(outcome.known().revision()).isEqualTo(revision);
            assertThat(outcome.conflict()).isEqualTo(conflict);
        };
    }
}
