package org.bitebudget.stack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bitebudget.budget.job.BudgetRecomputation;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.DayStatus;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.schema.TrustedClasses;
import org.junit.jupiter.api.Test;

class ConservationTest {

    static {
        TrustedClasses.install();
    }

    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 7);

    @Test
    void moneyThatIsNowhereLostIsConserved() {
        Conservation conservation = new Conservation(
                List.of(purchase("e1", "r1", 1200, 700, 500)),
                List.of(reading("r1", 1200)),
                List.of(month(1200, 900, 100)),
                List.of());

        assertThat(conservation.violations()).isEmpty();
        assertThat(conservation.ledgerSums()).containsExactlyEntriesOf(Map.of("h EUR", 1200L));
    }

    @Test
    void aReceiptThatNeverReachedTheLedgerIsNamed() {
        Conservation conservation = new Conservation(List.of(), List.of(reading("r1", 1200)), List.of(), List.of());

        assertThat(conservation.violations())
                .containsExactly(new Violation("r1", "receipt = its entry: 1200 expected, 0 found"));
    }

    @Test
    void anEntryWithoutItsReceiptIsNamed() {
        Conservation conservation =
                new Conservation(List.of(purchase("e1", "r1", 1200, 1200)), List.of(), List.of(), List.of());

        assertThat(conservation.violations())
                .containsExactly(new Violation("r1", "entry has its receipt: 0 expected, 1200 found"));
    }

    @Test
    void aHeldDuplicateCountsNowhere() {
        ReceiptReading held = reading("r1", 1200);
        held.setStatus(ReadingStatus.NEEDS_REVIEW);
        held.setDuplicateOf("r0");

        assertThat(new Conservation(List.of(), List.of(held), List.of(), List.of()).violations())
                .isEmpty();
        assertThat(new Conservation(List.of(purchase("e1", "r1", 1200, 1200)), List.of(held), List.of(), List.of())
                        .violations())
                .containsExactly(new Violation("r1", "held duplicate = nothing: 0 expected, 1200 found"));
    }

    @Test
    void linesThatDoNotAddUpAreNamed() {
        Conservation conservation = new Conservation(
                List.of(purchase("e1", "r1", 1200, 700, 499)), List.of(reading("r1", 1200)), List.of(), List.of());

        assertThat(conservation.violations())
                .containsExactly(new Violation("e1", "lines = entry: 1200 expected, 1199 found"));
    }

    @Test
    void aBudgetThatCountsOtherThanTheLedgerIsNamed() {
        Conservation conservation = new Conservation(
                List.of(purchase("e1", "r1", 1200, 1200)),
                List.of(reading("r1", 1200)),
                List.of(month(1000, 900, 100)),
                List.of());

        assertThat(conservation.violations())
                .containsExactly(
                        new Violation("h 2026-03 EUR", "ledger of the month = spent: 1200 expected, 1000 found"));
    }

    @Test
    void aMonthThatIsNotWhatItsInputsMakeOfItBreaksTheRule() {
        BudgetMonth month = month(1200, 900, 100);
        BudgetRecomputation recomputation = new BudgetRecomputation();
        recomputation.addPublished(month);

        Conservation conservation = new Conservation(
                List.of(purchase("e1", "r1", 1200, 1200)),
                List.of(reading("r1", 1200)),
                List.of(month),
                recomputation.violations());

        assertThat(conservation.violations())
                .containsExactly(new Violation("h 2026-03", "is published, but no event leads to it"));
    }

    @Test
    void aMonthWithSeveralCurrenciesIsLeftToTheRecomputation() {
        LedgerEntry swiss = purchase("e2", "r2", 500, 500);
        swiss.getTotal().setCurrency("CHF");
        swiss.getLines().forEach(line -> line.getAmount().setCurrency("CHF"));

        Conservation conservation = new Conservation(
                List.of(purchase("e1", "r1", 1200, 1200), swiss),
                List.of(reading("r1", 1200), reading("r2", 500)),
                List.of(month(1700, 900, 100)),
                List.of());

        assertThat(conservation.violations()).isEmpty();
    }

    private static LedgerEntry purchase(String id, String receipt, long total, long... lines) {
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(id))
                .setHousehold("h")
                .setUser("u")
                .setEntryId(id)
                .setKind(LedgerKind.PURCHASE)
                .setSource(LedgerSource.RECEIPT)
                .setSourceId(receipt)
                .setWhen(new LocalMoment(NOON, "UTC", DAY, true))
                .setTotal(euros(total))
                .setLines(Arrays.stream(lines)
                        .mapToObj(minor -> new LedgerLine("dairy", euros(minor), null))
                        .toList())
                .build();
    }

    private static ReceiptReading reading(String id, long total) {
        return ReceiptReading.newBuilder()
                .setEnvelope(envelope(id))
                .setReceiptId(id)
                .setHousehold("h")
                .setUser("u")
                .setStatus(ReadingStatus.DONE)
                .setZone("UTC")
                .setCurrency("EUR")
                .setTotal(new ReadMoney(euros(total), 1f, null))
                .setArithmeticOk(true)
                .setEngineVersion("1")
                .setParserVersion("1")
                .setLanguage("en")
                .build();
    }

    /** A month with one category whose only day holds the month's amount and a shortfall above it. */
    private static BudgetMonth month(long spent, long planned, long shortfall) {
        CategoryDay day =
                new CategoryDay((int) DAY.toEpochDay(), planned + shortfall, spent, 0L, 0L, DayStatus.GREEN, 1);
        CategoryMonth category = new CategoryMonth(
                "dairy", Bucket.NEED, planned, spent, planned - spent, 0L, shortfall, DayStatus.GREEN, List.of(day));
        return BudgetMonth.newBuilder()
                .setEnvelope(envelope("m"))
                .setHousehold("h")
                .setMonth("2026-03")
                .setZone("UTC")
                .setCurrency("EUR")
                .setPlanned(planned)
                .setSpent(spent)
                .setRemaining(planned - spent)
                .setHasPlan(true)
                .setStatus(DayStatus.GREEN)
                .setCategories(List.of(category))
                .build();
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR");
    }

    private static Envelope envelope(String id) {
        return new Envelope("evt_" + id, id, 1L, NOON, NOON, "test", "h");
    }
}
