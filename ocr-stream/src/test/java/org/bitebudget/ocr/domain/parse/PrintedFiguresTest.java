package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.bitebudget.ocr.PrintedText;
import org.bitebudget.ocr.domain.text.RowBuilder;

class PrintedFiguresTest {

    private static final LocalDate LATEST = LocalDate.of(2026, 12, 31);

    @Property(tries = 200, seed = "4711")
    void anAmountIsReadAsPrintedWithPointOrComma(@ForAll @LongRange(min = 0, max = 9_999_999) long minor) {
        String point = String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);

        assertThat(amounts("Rice " + point)).containsExactly(minor);
        assertThat(amounts("Reis " + point.replace('.', ','))).containsExactly(minor);
        assertThat(amounts("Refund -" + point)).containsExactly(-minor);
    }

    @Property(tries = 200, seed = "4711")
    void thousandsMayBeGrouped(@ForAll @LongRange(min = 100_000, max = 99_999_999) long minor) {
        String english = String.format(Locale.ENGLISH, "%,d.%02d", minor / 100, minor % 100);
        String german = String.format(Locale.GERMAN, "%,d,%02d", minor / 100, minor % 100);

        assertThat(amounts("TOTAL " + english)).containsExactly(minor);
        assertThat(amounts("SUMME " + german)).containsExactly(minor);
    }

    @Property(tries = 200, seed = "4711")
    void aDateIsReadInEveryUsualForm(@ForAll("dates") LocalDate date, @ForAll("forms") String form) {
        String printed = date.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));

        Reading reading = new ReceiptParser()
                .parse(List.of(PrintedText.pass("GREEN VALLEY MARKET", "Date: " + printed)), LATEST, "");

        assertThat(reading.date().value()).isEqualTo(date);
    }

    @Property(tries = 100, seed = "4711")
    void linesThatAddUpLeaveNothingOver(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 10, max = 9_999) Integer> prices) {
        long total = prices.stream().mapToLong(Integer::longValue).sum();
        StringBuilder rows = new StringBuilder("GREEN VALLEY MARKET LTD\nDate: 14/03/2024 17:42\n");
        for (int price : prices) {
            rows.append("Plain Biscuits   ").append(printed(price)).append('\n');
        }
        rows.append("TOTAL EUR        ").append(printed(total)).append('\n');

        Reading reading = new ReceiptParser().parse(List.of(PrintedText.block(rows.toString())), LATEST, "");

        assertThat(reading.total().value()).isEqualTo(total);
        assertThat(reading.items())
                .extracting(ReadItem::total)
                .containsExactlyElementsOf(
                        prices.stream().map(Integer::longValue).toList());
        assertThat(reading.delta()).isZero();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(LocalDate.of(2001, 1, 1).toEpochDay(), LATEST.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(
                "dd/MM/yyyy",
                "dd-MM-yyyy",
                "dd.MM.yyyy",
                "d/M/yyyy",
                "dd/MM/yy",
                "yyyy-MM-dd",
                "dd MMM yyyy",
                "MMM dd, yyyy");
    }

    private static String printed(long minor) {
        return String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);
    }

    private static List<Long> amounts(String row) {
        return LanguagePack.shipped()
                .figures()
                .read(RowBuilder.rows(PrintedText.pass(row).words()).get(0), true)
                .stream()
                .filter(Figure::isAmount)
                .map(Figure::minor)
                .toList();
    }
}
