package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.QuarantinedPrice;
import org.junit.jupiter.api.Test;

/** What the watch tells of prices that aren't believed yet. */
class PriceWatchQuarantineTest extends PriceWatchHarness {

    @Test
    void aPriceInCentsIsToldAsQuarantinedUntilItIsBorneOut() throws Exception {
        // Given
        see(milk.on("2026-05-01", 200));
        see(milk.on("2026-05-08", 20_000));
        checkpoint();
        assertThat(last().getPrice()).isEqualTo(usd(200));
        assertThat(moves()).hasSize(1);
        assertThat(quarantine()).singleElement().satisfies(told -> {
            assertThat(told.getPrice()).isEqualTo(usd(20_000));
            assertThat(told.getUsual()).isEqualTo(usd(200));
            assertThat(told.getReason()).isEqualTo("implausible-jump");
            assertThat(told.getReleased()).isFalse();
        });

        // When
        see(milk.on("2026-05-15", 20_000));
        checkpoint();

        // Then
        assertThat(last().getPrice()).isEqualTo(usd(20_000));
        assertThat(quarantine()).extracting(QuarantinedPrice::getReleased).containsExactly(false, true);
        assertThat(moves().get(1).getBeforeMinor()).isEqualTo(200);
    }

    @Test
    void anOldPriceIsQuarantinedUnderItsWholeId() throws Exception {
        // Given a price long before the newest ones, a feed's and a receipt's
        PriceObservation fed = milk.on("2026-03-02", 20_000);
        PriceObservation read = milk.on("2026-03-12", 10);
        read.setSource(PriceSource.RECEIPT);
        read.setObservationId("obs_00112233445566778899aabbccddeeff");
        see(milk.on("2026-03-01", 200));
        see(fed);
        see(read);
        for (String day : List.of("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04")) {
            see(milk.on(day, 210));
        }

        // When they are written
        checkpoint();

        // Then
        assertThat(quarantine())
                .extracting(QuarantinedPrice::getObservationId)
                .containsExactly(fed.getObservationId(), read.getObservationId());
    }

    @Test
    void aPriceInQuarantineIsToldEvenIfYearsOfPricesComeBeforeTheNextCheckpoint() throws Exception {
        // Given
        PriceObservation doubtful = milk.on("2025-01-08", 20_000);
        see(milk.on("2025-01-01", 200));
        see(doubtful);
        for (int week = 2; week < 80; week++) {
            see(milk.on(LocalDate.of(2025, 1, 1).plusWeeks(week).toString(), 200));
        }

        // When
        checkpoint();

        // Then
        assertThat(quarantine()).singleElement().satisfies(told -> {
            assertThat(told.getObservationId()).isEqualTo(doubtful.getObservationId());
            assertThat(told.getPrice()).isEqualTo(usd(20_000));
            assertThat(told.getUsual()).isEqualTo(usd(200));
            assertThat(told.getReleased()).isFalse();
        });
    }

    @Test
    void aPriceThatIsBorneOutAndLeavesBeforeTheNextCheckpointIsReleased() throws Exception {
        // Given
        see(milk.on("2025-01-01", 200));
        see(milk.on("2025-01-08", 20_000));
        checkpoint();

        // When: the observation that bears it out is followed by many others
        see(milk.on("2025-01-10", 20_000));
        for (int week = 2; week < 80; week++) {
            see(milk.on(LocalDate.of(2025, 1, 1).plusWeeks(week).toString(), 20_000));
        }
        checkpoint();

        // Then
        assertThat(quarantine()).extracting(QuarantinedPrice::getReleased).containsExactly(false, true);
    }

    @Test
    void aPriceSeenTwiceInARowIsBelievedEvenIfTheFirstTimeIsNoLongerKept() throws Exception {
        // Given: 20 days apart, so that only the second one is believed
        PriceObservation doubtful = milk.on("2025-01-08", 20_000);
        see(milk.on("2025-01-01", 200));
        see(doubtful);
        see(milk.on("2025-01-28", 20_000));

        // When
        for (int week = 5; week < 80; week++) {
            see(milk.on(LocalDate.of(2025, 1, 1).plusWeeks(week).toString(), 200 + week % 3));
        }
        checkpoint();

        // Then
        assertThat(quarantine())
                .extracting(QuarantinedPrice::getObservationId)
                .containsExactly(doubtful.getObservationId());
    }

    @Test
    void whatWasToldOfAPriceInQuarantineIsNotToldAgainWhenItLeaves() throws Exception {
        see(milk.on("2025-01-01", 200));
        see(milk.on("2025-01-08", 20_000));
        checkpoint();
        for (int week = 2; week < 80; week++) {
            see(milk.on(LocalDate.of(2025, 1, 1).plusWeeks(week).toString(), 200));
        }

        checkpoint();

        assertThat(quarantine()).hasSize(1);
    }

    @Test
    void whatAPriceInQuarantineIsHeldAgainstIsToldAnewWhenItChanges() throws Exception {
        see(milk.on("2026-05-01", 200));
        see(milk.on("2026-05-20", 20_000));
        checkpoint();

        // When a price in between comes late
        see(milk.on("2026-05-10", 300));
        checkpoint();

        // Then
        assertThat(quarantine()).extracting(QuarantinedPrice::getUsual).containsExactly(usd(200), usd(300));
        assertThat(quarantine()).noneMatch(QuarantinedPrice::getReleased);
    }

    @Test
    void anotherPriceOfAnObservationInQuarantineLeavesItThere() throws Exception {
        see(milk.on("2026-05-01", 200));
        see(milk.on("2026-05-20", 20_000));
        checkpoint();

        see(milk.version("2026-05-20", 30_000, 1, false));
        checkpoint();

        assertThat(quarantine()).extracting(QuarantinedPrice::getPrice).containsExactly(usd(20_000), usd(30_000));
        assertThat(quarantine()).noneMatch(QuarantinedPrice::getReleased);
    }
}
