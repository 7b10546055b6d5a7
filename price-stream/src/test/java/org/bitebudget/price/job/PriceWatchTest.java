package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.price.Observed;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.ProductSighting;
import org.bitebudget.state.WatchNotice;
import org.bitebudget.state.WatchedPrice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceWatchTest {

    private final Observed milk = new Observed("Test store", "milk");
    private final WatchedPrices slim = new WatchedPrices();
    private KeyedTwoInputStreamOperatorTestHarness<String, WatchedPrice, WatchNotice, CurrentPrice> watch;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        slim.open(null);
        watch = harness();
        watch.open();
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
    }

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

    @Test
    void productsNobodySawAreBroughtUpToDateWhenTheStoresClockHasMoved() throws Exception {
        // Given a product, and its store's clock a week later
        see(milk.on("2026-05-01", 200));
        checkpoint();
        watch.setProcessingTime(10_000);
        clock("2026-05-08");
        watch.setProcessingTime(10_000 + PriceWatch.STILL_MILLIS - 1);
        assertThat(prices()).hasSize(1);

        // When the clock has stood still
        watch.setProcessingTime(10_000 + PriceWatch.STILL_MILLIS);

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
        watch.setProcessingTime(anHourLater);
        clock("2026-05-08");
        watch.setProcessingTime(anHourLater + 1);
        see(elsewhere);

        // When the product's bucket has rested, but not the backlog
        watch.setProcessingTime(anHourLater + PriceWatch.STILL_MILLIS);
        assertThat(prices()).hasSize(2);

        // Then it is told after that
        watch.setProcessingTime(anHourLater + 1 + PriceWatch.STILL_MILLIS);
        assertThat(prices()).hasSize(3);
        assertThat(last().getWindowEnd()).hasToString("2026-05-08");
    }

    @Test
    void productsLongUnknownAreNotToldAgain() throws Exception {
        see(milk.on("2026-05-01", 200));
        checkpoint();

        clock("2026-12-01");
        watch.setProcessingTime(10 * PriceWatch.STILL_MILLIS);

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

        watch.processElement2(new StreamRecord<>(notice(milk.identity("prd_1", 1))));
        watch.processElement2(new StreamRecord<>(notice(milk.identity("prd_0", 0))));
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
        watch.close();

        // When it comes back from the checkpoint and reads again what came after it
        watch = harness();
        watch.initializeState(state);
        watch.open();
        see(milk.on("2026-05-02", 150));
        checkpoint();

        // Then nothing is missing and nothing counts twice
        assertThat(moves()).singleElement().satisfies(move -> assertThat(move.getBeforeMinor())
                .isEqualTo(200));
        assertThat(last().getLowest()).isEqualTo(usd(120));
        assertThat(last().getStatistics().get(1).getObservations()).isEqualTo(2);
        assertThat(last().getEnvelope().getRevision()).isEqualTo(1);
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, WatchedPrice, WatchNotice, CurrentPrice> harness()
            throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new PriceWatch(), WatchedPrice::getBucket, WatchNotice::getBucket, Types.STRING);
        // state that would fall back to Kryo fails the test
        harness.getExecutionConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        PriceWatchTest.class.getClassLoader());
        return harness;
    }

    private void see(PriceObservation observation) throws Exception {
        watch.processElement1(new StreamRecord<>(slim.map(observation)));
    }

    private void clock(String day) throws Exception {
        int epochDay = (int) LocalDate.parse(day).toEpochDay();
        String bucket = slim.map(milk.on(day, 1)).getBucket();
        watch.processElement2(new StreamRecord<>(new WatchNotice(bucket, epochDay, null)));
    }

    private static WatchNotice notice(ProductIdentity identity) {
        IdentityNotices notices = new IdentityNotices();
        notices.open(null);
        return notices.map(identity);
    }

    private void checkpoint() throws Exception {
        watch.prepareSnapshotPreBarrier(++checkpoint);
    }

    private OperatorSubtaskState checkpointed() throws Exception {
        checkpoint();
        return watch.snapshot(checkpoint, checkpoint);
    }

    private List<CurrentPrice> prices() {
        return watch.extractOutputValues();
    }

    private CurrentPrice last() {
        return prices().get(prices().size() - 1);
    }

    private List<PriceMove> moves() {
        return side(PriceWatch.MOVES);
    }

    private List<QuarantinedPrice> quarantine() {
        return side(PriceWatch.QUARANTINE);
    }

    private List<ProductSighting> sightings() {
        return side(PriceWatch.SIGHTINGS);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        var records = watch.getSideOutput(tag);
        if (records != null) {
            records.forEach(each -> values.add(each.getValue()));
        }
        return values;
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }
}
