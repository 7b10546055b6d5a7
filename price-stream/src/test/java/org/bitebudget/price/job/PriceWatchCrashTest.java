package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.price.Observed;
import org.bitebudget.state.WatchNotice;
import org.bitebudget.state.WatchedPrice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch that dies again and again between checkpoints ends with the same prices as one that never did. */
class PriceWatchCrashTest {

    private static final int OBSERVATIONS = 400;
    private static final int PRODUCTS = 12;

    private final WatchedPrices slim = new WatchedPrices();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void crashesLeaveNoTrace(long seed) throws Exception {
        // Given prices of some products, some of them revised, repeated, taken back or implausible
        slim.open(null);
        Random random = new Random(seed);
        List<WatchedPrice> seen = new ArrayList<>();
        for (int i = 0; i < OBSERVATIONS; i++) {
            seen.add(slim.map(observation(random)));
        }

        // When one watch reads them in one go, and another dies every now and then
        Map<String, CurrentPrice> calm = new TreeMap<>();
        run(seen, calm, new Random(seed), 0);
        Map<String, CurrentPrice> troubled = new TreeMap<>();
        int crashes = run(seen, troubled, new Random(seed), 0.05);

        // Then both know the same
        assertThat(crashes).isPositive();
        assertThat(withoutEnvelopes(troubled)).isEqualTo(withoutEnvelopes(calm));
    }

    /** Reads all, with a checkpoint after about every tenth; a crash goes back to the last one and reads again from there. */
    private static int run(List<WatchedPrice> seen, Map<String, CurrentPrice> told, Random random, double crashing)
            throws Exception {
        OperatorSubtaskState state = null;
        int offset = 0;
        int next = 0;
        int crashes = 0;
        var watch = opened(null);
        while (next < seen.size()) {
            watch.processElement1(new StreamRecord<>(seen.get(next++)));
            if (random.nextDouble() < crashing) {
                crashes++;
                watch.close();
                watch = opened(state);
                next = offset;
            } else if (random.nextInt(10) == 0 || next == seen.size()) {
                watch.prepareSnapshotPreBarrier(next);
                state = watch.snapshot(next, next);
                offset = next;
                watch.extractOutputValues().forEach(price -> told.put(price.getProduct(), price));
            }
        }
        watch.close();
        return crashes;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, WatchedPrice, WatchNotice, CurrentPrice> opened(
            OperatorSubtaskState state) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new PriceWatch(), WatchedPrice::getBucket, WatchNotice::getBucket, Types.STRING);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static PriceObservation observation(Random random) {
        Observed product = new Observed("Test store", "product " + random.nextInt(PRODUCTS));
        String day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(100)).toString();
        long cents = random.nextInt(20) == 0 ? 10_000 : 100 + random.nextInt(20);
        return product.version(day, cents, random.nextInt(3), random.nextInt(10) == 0);
    }

    private static List<CurrentPrice> withoutEnvelopes(Map<String, CurrentPrice> told) {
        List<CurrentPrice> bare = new ArrayList<>();
        for (CurrentPrice price : told.values()) {
            CurrentPrice copy = CurrentPrice.newBuilder(price).build();
            copy.setEnvelope(null);
            bare.add(copy);
        }
        return bare;
    }
}
