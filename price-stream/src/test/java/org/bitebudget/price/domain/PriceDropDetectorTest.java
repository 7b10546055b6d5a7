package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.price.domain.Sightings.seen;
import static org.bitebudget.price.domain.Sightings.version;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.bitebudget.price.domain.PriceRule.DropPercent;
import org.bitebudget.price.domain.PriceRule.NewLow;
import org.bitebudget.price.domain.PriceRule.RisePercent;
import org.bitebudget.price.domain.PriceRule.TargetReached;
import org.bitebudget.price.domain.PriceRule.Validity;
import org.junit.jupiter.api.Test;

class PriceDropDetectorTest {

    private static final Validity ALWAYS = new Validity(Instant.EPOCH, null);
    private static final PriceRule TEN_PERCENT = new DropPercent("drop", ALWAYS, BigDecimal.TEN);
    private static final PriceRule TARGET = new TargetReached("target", ALWAYS, new Money(150, "EUR"));
    private static final PriceRule LOW = new NewLow("low", ALWAYS);
    private static final PriceRule RISE = new RisePercent("rise", ALWAYS, BigDecimal.TEN);

    private final InMemoryArchive archive = new InMemoryArchive();
    private final PriceHistory history = PriceHistory.empty();

    @Test
    void aDropOfTheWantedSizeFires() {
        assertThat(firing(seen("2026-03-01", 200))).isEmpty();
        assertThat(firing(seen("2026-03-02", 181))).containsExactly(LOW);
        assertThat(firing(seen("2026-03-03", 162))).containsExactly(TEN_PERCENT, LOW);
    }

    @Test
    void theTargetFiresOnceWhileThePriceStaysBelow() {
        assertThat(firing(seen("2026-03-01", 155))).isEmpty();
        assertThat(firing(seen("2026-03-02", 150))).contains(TARGET);
        assertThat(firing(seen("2026-03-03", 149))).doesNotContain(TARGET);
        assertThat(firing(seen("2026-03-04", 160))).isEmpty();
        assertThat(firing(seen("2026-03-05", 149))).contains(TARGET);
    }

    @Test
    void theFirstPriceEverSeenMayReachTheTarget() {
        assertThat(firing(seen("2026-03-01", 120))).containsExactly(TARGET);
    }

    @Test
    void aRiseFiresItsRuleAlone() {
        assertThat(firing(seen("2026-03-01", 200))).isEmpty();
        assertThat(firing(seen("2026-03-02", 220))).containsExactly(RISE);
    }

    @Test
    void aLateObservationIsSilent() {
        assertThat(firing(seen("2026-03-05", 200))).isEmpty();
        assertThat(firing(seen("2026-03-01", 10))).isEmpty();
    }

    @Test
    void aRetractionIsSilent() {
        assertThat(firing(seen("2026-03-01", 100))).containsExactly(TARGET);
        assertThat(firing(seen("2026-03-05", 200))).containsExactly(RISE);
        assertThat(firing(version("2026-03-05", 200, 1, true))).isEmpty();
    }

    @Test
    void aDuplicateIsSilent() {
        assertThat(firing(seen("2026-03-01", 100))).containsExactly(TARGET);
        assertThat(firing(seen("2026-03-01", 100))).isEmpty();
    }

    @Test
    void aRuleIsSilentOutsideItsValidity() {
        // Given a rule from February on
        PriceRule later = new TargetReached(
                "later", new Validity(Instant.parse("2026-02-01T00:00:00Z"), null), new Money(150, "EUR"));

        // When an older price comes in from a feed
        Optional<PriceStep> step = step(seen("2026-01-15", 100));

        // Then
        assertThat(PriceDropDetector.crossed(step.orElseThrow(), List.of(later)))
                .isEmpty();
    }

    private List<PriceRule> firing(Observation version) {
        return step(version)
                .map(step -> PriceDropDetector.crossed(step, List.of(TEN_PERCENT, TARGET, LOW, RISE)))
                .orElse(List.of());
    }

    private Optional<PriceStep> step(Observation version) {
        Optional<PriceView> before = history.view();
        Arrival arrival = history.add(version, archive);
        return PriceDropDetector.step(version, arrival, before, history.view());
    }
}
