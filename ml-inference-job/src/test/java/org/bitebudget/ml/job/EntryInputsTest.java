package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.state.SeriesEntry;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purchases and receipts on their way to series. */
class EntryInputsTest {
    private static final String MILK = "spending|h|dairy.milk|EUR";
    private static final String BREAD = "spending|h|bakery|EUR";

    private final CountingTask ledgerTask = new CountingTask();
    private final CountingTask receiptsTask = new CountingTask();
    private OneInputStreamOperatorTestHarness<LedgerEntry, SeriesEntry> ledger;
    private OneInputStreamOperatorTestHarness<ReceiptReading, SeriesEntry> receipts;
    private KeyedOneInputStreamOperatorTestHarness<String, SeriesEntry, SeriesInput> inputs;

    @BeforeEach
    void open() throws Exception {
        ledger = new OneInputStreamOperatorTestHarness<>(
                new StreamFlatMap<>(new LedgerSeries()), ledgerTask.environment());
        receipts = new OneInputStreamOperatorTestHarness<>(
                new StreamFlatMap<>(new ReadingSeries()), receiptsTask.environment());
        inputs = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new EntryInputs()), SeriesEntry::getHousehold, Types.STRING);
        ledger.open();
        receipts.open();
        inputs.open();
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        receipts.close();
        inputs.close();
    }

    @Test
    void theHighestRevisionHoldsInWhateverOrderTheyCome() throws Exception {
        // Given an entry, its correction to another day and category, and its first revision once more
        spend(HouseholdEvents.entry("h", "e", 1, 0, LedgerKind.PURCHASE, Map.of("dairy.milk", 500L)));
        spend(HouseholdEvents.entry("h", "e", 2, 1, LedgerKind.PURCHASE, Map.of("bakery", 300L, "dairy.milk", 100L)));
        spend(HouseholdEvents.entry("h", "e", 1, 0, LedgerKind.PURCHASE, Map.of("dairy.milk", 500L)));

        assertThat(sums())
                .containsEntry(MILK + " 0", 0L)
                .containsEntry(MILK + " 1", 100L)
                .containsEntry(BREAD + " 1", 300L);

        // When it is deleted, nothing is left of it
        spend(HouseholdEvents.entry("h", "e", 3, 1, LedgerKind.DELETION, Map.of()));
        assertThat(sums().values()).containsOnly(0L);
    }

    @Test
    void refundsTakeOffAndTransfersAreNoSpending() throws Exception {
        spend(HouseholdEvents.entry("h", "a", 1, 0, LedgerKind.PURCHASE, Map.of("bakery", 300L)));
        spend(HouseholdEvents.entry("h", "b", 1, 0, LedgerKind.REFUND, Map.of("bakery", -100L)));
        spend(HouseholdEvents.entry("h", "c", 1, 0, LedgerKind.TRANSFER, Map.of("bakery", 5000L)));
        assertThat(sums()).containsExactly(Map.entry(BREAD + " 0", 200L));
    }

    @Test
    void eachWeekAllSeriesOfAHouseholdAreToldThatTimeHasPassed() throws Exception {
        // Given milk once, and bread each day
        spend(HouseholdEvents.entry("h", "m", 1, 0, LedgerKind.PURCHASE, Map.of("dairy.milk", 500L)));
        for (int day = 1; day < 15; day++) {
            spend(HouseholdEvents.entry("h", "b" + day, 1, day, LedgerKind.PURCHASE, Map.of("bakery", 100L)));
        }

        // Then milk's series learns twice that nothing was spent
        assertThat(inputs.extractOutputValues())
                .filteredOn(input -> input.getSeriesId().equals(MILK) && input.getAmount() == 0)
                .extracting(SeriesInput::getStep)
                .containsExactly(day(7), day(14));
    }

    @Test
    void whatWasNotBoughtForAWholeWindowIsNotSpokenOfAnyMore() throws Exception {
        // Given milk once, and bread each week for a year
        spend(HouseholdEvents.entry("h", "m", 1, 0, LedgerKind.PURCHASE, Map.of("dairy.milk", 500L)));
        for (int day = 1; day < 365; day += 7) {
            spend(HouseholdEvents.entry("h", "b" + day, 1, day, LedgerKind.PURCHASE, Map.of("bakery", 100L)));
        }

        assertThat(inputs.extractOutputValues())
                .filteredOn(input -> input.getSeriesId().equals(MILK))
                .last()
                .satisfies(input -> assertThat(input.getStep() - day(0)).isBetween(160, Profile.SPENDING.window()));
    }

    @Test
    void whatCannotBeIsLeftOutAndCounted() throws Exception {
        LedgerEntry oldDate = HouseholdEvents.purchase("h", 0, "bakery", 100);
        oldDate.getWhen().setLocalDate(LocalDate.of(1999, 12, 31));
        LedgerEntry future = HouseholdEvents.purchase("h", 0, "bakery", 100);
        future.getWhen().setLocalDate(HouseholdEvents.date(9));
        LedgerEntry unknownCurrency = HouseholdEvents.purchase("h", 0, "bakery", 100);
        unknownCurrency.getTotal().setCurrency("XQQ");
        for (LedgerEntry entry : List.of(oldDate, future, unknownCurrency)) {
            ledger.processElement(new StreamRecord<>(entry));
        }
        assertThat(ledger.extractOutputValues()).isEmpty();
        assertThat(ledgerTask.count("unusablePurchases")).isEqualTo(3);
    }

    @Test
    void demandIsWhatWasBoughtOfAProductInAWeek() throws Exception {
        // Given a receipt with milk in two lines, cheese by weight, and quantities that can't be
        buy(HouseholdEvents.receipt(
                "h",
                "r",
                1,
                2,
                HouseholdEvents.line("milk", null, null),
                HouseholdEvents.line("milk", new Rate(2L, 0), "pcs"),
                HouseholdEvents.line("cheese", new Rate(345L, 3), "kg"),
                HouseholdEvents.line("odd", new Rate(-1L, 0), null),
                HouseholdEvents.line("odd", new Rate(0L, 0), null),
                HouseholdEvents.line("odd", new Rate(1L, -400), null),
                HouseholdEvents.line("odd", new Rate(Long.MAX_VALUE, 0), null)));

        int week = Profile.DEMAND.stepOf(day(2));
        assertThat(inputs.extractOutputValues())
                .extracting(input -> input.getSeriesId() + " " + input.getAmount() + " " + input.getStep())
                .containsExactly("demand|h|milk|pieces 3000 " + week, "demand|h|cheese|kg 345 " + week);
        assertThat(receiptsTask.count("unusableDemand")).isEqualTo(4);

        // When it turns out to be another receipt's double, it adds nothing any more
        ReceiptReading copy = HouseholdEvents.receipt("h", "r", 2, 2, HouseholdEvents.line("milk", null, null));
        copy.setDuplicateOf("another");
        buy(copy);
        assertThat(inputs.extractOutputValues().stream()
                        .filter(input -> input.getSeriesId().contains("milk"))
                        .mapToLong(SeriesInput::getAmount)
                        .sum())
                .isZero();
    }

    @Test
    void quantitiesAreThousandths() {
        assertThat(ReadingSeries.thousandths(null)).contains(1000L);
        assertThat(ReadingSeries.thousandths(new Rate(12345L, 4))).contains(1234L);
        assertThat(ReadingSeries.thousandths(new Rate(1L, 4))).isEqualTo(Optional.empty());
        assertThat(ReadingSeries.thousandths(new Rate(1L, Integer.MIN_VALUE))).isEqualTo(Optional.empty());
    }

    private void spend(LedgerEntry entry) throws Exception {
        ledger.processElement(new StreamRecord<>(entry));
        forward(ledger);
    }

    private void buy(ReceiptReading reading) throws Exception {
        receipts.processElement(new StreamRecord<>(reading));
        forward(receipts);
    }

    private void forward(OneInputStreamOperatorTestHarness<?, SeriesEntry> from) throws Exception {
        for (SeriesEntry entry : from.extractOutputValues()) {
            inputs.processElement(new StreamRecord<>(entry));
        }
        from.getOutput().clear();
    }

    /** What all inputs of a series and day add up to. */
    private Map<String, Long> sums() {
        Map<String, Long> sums = new TreeMap<>();
        for (SeriesInput input : inputs.extractOutputValues()) {
            sums.merge(input.getSeriesId() + " " + (input.getStep() - day(0)), input.getAmount(), Long::sum);
        }
        return sums;
    }

    private static int day(int day) {
        return (int) HouseholdEvents.date(day).toEpochDay();
    }
}
