package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.price.Observed;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.ProductSighting;
import org.junit.jupiter.api.Test;

class PriceWatchTest extends PriceWatchHarness {

    @Test
    void thePriceIsWrittenOnceACheckpoint() throws Exception {
        // When
        see(milk.on("2026-05-01", 199));
        see(milk.on("2026-05-02", 149));
        assertThat(prices()).isEmpty();
        checkpoint();

        // Then
        assertThat(prices()).hasSize(1);
        assertThat(last().getPrice()).isEqualTo(usd(149));
        assertThat(last().getPrevious()).isEqualTo(usd(199));
        assertThat(last().getName()).isEqualTo("Oat milk, 1 l");
        assertThat(last().getStatistics())
                .extracting(PriceStatistics::getWindowDays)
                .containsExactly(7, 30, 90);
        assertThat(last().getStatistics())
                .extracting(PriceStatistics::getChanges)
                .containsOnly(1);
        assertThat(last().getWindowEnd()).hasToString("2026-05-02");
        assertThat(last().getEnvelope().getRevision()).isZero();
    }

    @Test
    void aDuplicateIsNotToldAgain() throws Exception {
        see(milk.on("2026-05-01", 199));
        checkpoint();
        see(milk.on("2026-05-01", 199));
        checkpoint();

        assertThat(prices()).hasSize(1);
    }

    @Test
    void aDropIsAMoveAtOnceAndARepetitionNone() throws Exception {
        // Given
        see(milk.on("2026-05-01", 200));

        // When
        see(milk.on("2026-05-02", 150));
        see(milk.on("2026-05-03", 150));

        // Then
        assertThat(moves()).hasSize(2);
        PriceMove drop = moves().get(1);
        assertThat(drop.getPriceMinor()).isEqualTo(150);
        assertThat(drop.getBeforeMinor()).isEqualTo(200);
        assertThat(drop.getLowestBeforeMinor()).isEqualTo(200);
        assertThat(drop.getWasInStock()).isTrue();
        assertThat(drop.getWithdrawn()).isFalse();
    }

    @Test
    void whatComesBackAfterMoreThanAPriceHoldsIsAMove() throws Exception {
        see(milk.on("2026-05-01", 200));

        see(milk.on("2026-05-15", 200));

        assertThat(moves()).hasSize(2);
        assertThat(moves().get(1).getWasInStock()).isFalse();
        assertThat(moves().get(1).getInStock()).isTrue();
    }

    @Test
    void outOfStockIsAMoveAndBackInStockAnother() throws Exception {
        see(milk.on("2026-05-01", 200));
        see(PriceObservation.newBuilder(milk.on("2026-05-02", 200))
                .setInStock(false)
                .build());
        see(milk.on("2026-05-03", 200));

        assertThat(moves()).extracting(PriceMove::getInStock).containsExactly(true, false, true);
        assertThat(moves()).extracting(PriceMove::getWasInStock).containsExactly(false, true, false);
    }

    @Test
    void aLateDropIsSilent() throws Exception {
        see(milk.on("2026-05-02", 200));

        see(milk.on("2026-05-01", 100));
        checkpoint();

        assertThat(moves()).hasSize(1);
        assertThat(last().getLowest()).isEqualTo(usd(100));
        assertThat(last().getPrice()).isEqualTo(usd(200));
    }

    @Test
    void thePriceIsWithdrawnWhenAllIsTakenBack() throws Exception {
        see(milk.on("2026-05-01", 200));

        see(milk.retracted("2026-05-01", 200));
        checkpoint();

        assertThat(last().getWithdrawn()).isTrue();
        assertThat(moves()).extracting(PriceMove::getWithdrawn).containsExactly(false, true);
    }

    @Test
    void productsNobodySawAreBroughtUpToDateWhenTheStoresClockHasMoved() throws Exception {
        // Given a product, and its store's clock a week later
        see(milk.on("2026-05-01", 200));
        checkpoint();
        timeIs(10_000);
        clock("2026-05-08");
        timeIs(10_000 + PriceWatch.STILL_MILLIS - 1);
        assertThat(prices()).hasSize(1);

        // When the clock has stood still
        timeIs(10_000 + PriceWatch.STILL_MILLIS);

        // Then
        assertThat(prices()).hasSize(2);
        assertThat(last().getWindowEnd()).hasToString("2026-05-08");
        assertThat(last().getStatistics().get(0).getKnownDays()).isEqualTo(7);
        assertThat(last().getStatistics().get(1).getKnownDays()).isEqualTo(8);
        assertThat(last().getEnvelope().getRevision()).isEqualTo(1);
    }

    @Test
    void nothingIsBroughtUpToDateWhileABacklogIsRead() throws Exception {
        // Given a product, its store's clock a week later, and another store's price that was recorded an hour ago
        PriceObservation elsewhere = new Observed("Other store", "milk").on("2026-05-01", 210);
        see(milk.on("2026-05-01", 200));
        see(elsewhere);
        checkpoint();
        long anHourLater = elsewhere.getEnvelope().getRecordedAt().toEpochMilli() + 3_600_000;
        timeIs(anHourLater);
        clock("2026-05-08");
        timeIs(anHourLater + 1);
        see(elsewhere);

        // When the product's bucket has rested, but not the backlog
        timeIs(anHourLater + PriceWatch.STILL_MILLIS);
        assertThat(prices()).hasSize(2);

        // Then it is told after that
        timeIs(anHourLater + 1 + PriceWatch.STILL_MILLIS);
        assertThat(prices()).hasSize(3);
        assertThat(last().getWindowEnd()).hasToString("2026-05-08");
    }

    @Test
    void afterARestartNothingIsBroughtUpToDateBeforeTheBacklogIsRead() throws Exception {
        // Given a product whose store's clock had moved when the job stopped, for an hour
        PriceObservation elsewhere = new Observed("Other store", "milk").on("2026-05-01", 210);
        see(milk.on("2026-05-01", 200));
        checkpoint();
        clock("2026-05-08");
        OperatorSubtaskState state = checkpointed();
        close();
        restore(state);
        long anHourLater = elsewhere.getEnvelope().getRecordedAt().toEpochMilli() + 3_600_000;
        timeIs(anHourLater);

        // When what came meanwhile is read
        timeIs(anHourLater + 1);
        see(elsewhere);
        timeIs(anHourLater + PriceWatch.STILL_MILLIS);
        assertThat(prices()).isEmpty();

        // Then it is told after that
        timeIs(anHourLater + 1 + PriceWatch.STILL_MILLIS);
        assertThat(last().getProduct()).isEqualTo("milk");
        assertThat(last().getWindowEnd()).hasToString("2026-05-08");
    }

    @Test
    void productsLongUnknownAreNotToldAgain() throws Exception {
        see(milk.on("2026-05-01", 200));
        checkpoint();

        clock("2026-12-01");
        timeIs(10 * PriceWatch.STILL_MILLIS);

        assertThat(prices()).hasSize(1);
    }

    @Test
    void aProductIsSightedOnceUntilItsNameChanges() throws Exception {
        see(milk.on("2026-05-01", 200));
        see(milk.on("2026-05-02", 190));
        see(PriceObservation.newBuilder(milk.on("2026-05-03", 190))
                .setName("Oat drink")
                .build());

        assertThat(sightings()).extracting(ProductSighting::getName).containsExactly("Oat milk, 1 l", "Oat drink");
    }

    @Test
    void theIdentityThatWasFoundIsToldWithThePrice() throws Exception {
        see(milk.on("2026-05-01", 200));

        identify(milk.identity("prd_1", 1));
        identify(milk.identity("prd_0", 0));
        checkpoint();

        assertThat(last().getCanonicalProductId()).isEqualTo("prd_1");
    }

    @Test
    void whatItKnewAtACheckpointOutlivesACrash() throws Exception {
        // Given years of prices, a checkpoint, and a price after it that was not written
        see(milk.on("2024-01-01", 120));
        see(milk.on("2026-05-01", 200));
        OperatorSubtaskState state = checkpointed();
        see(milk.on("2026-05-02", 150));
        close();

        // When it comes back from the checkpoint and reads again what came after it
        restore(state);
        see(milk.on("2026-05-02", 150));
        checkpoint();

        // Then nothing is missing and nothing counts twice
        assertThat(moves()).singleElement().satisfies(move -> assertThat(move.getBeforeMinor())
                .isEqualTo(200));
        assertThat(last().getLowest()).isEqualTo(usd(120));
        assertThat(last().getStatistics().get(1).getObservations()).isEqualTo(2);
        assertThat(last().getEnvelope().getRevision()).isEqualTo(1);
    }
}
