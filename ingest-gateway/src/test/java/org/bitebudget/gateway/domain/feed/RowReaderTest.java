package org.bitebudget.gateway.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.Promotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowReaderTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final FeedTerms TERMS =
            new FeedTerms(Source.FEED, "Tienda", MADRID, Optional.empty(), Optional.empty(), NOW);

    @Test
    void aGoodRowBecomesAnObservation() {
        FeedRow row = row(Map.of(
                Column.SIZE, "Pack-6 1.2 l",
                Column.LIST_PRICE, "2.75",
                Column.PROMO, "2 For R42.00 (Smart Price)",
                Column.CATEGORY, "Leche"));

        Observation seen = (Observation) new RowReader(TERMS).read(row);

        assertThat(seen.store()).isEqualTo("Tienda");
        assertThat(seen.product()).isEqualTo("10043");
        assertThat(seen.price()).isEqualTo(new Money(230, "EUR"));
        assertThat(seen.listPrice()).contains(new Money(275, "EUR"));
        assertThat(seen.size()).contains(new ProductSize(1_200_000, BaseUnit.L, 6));
        assertThat(seen.unitPrice()).contains(new UnitPrice(191_666_667, "EUR", BaseUnit.L));
        assertThat(seen.promotion()).hasValueSatisfying(promotion -> {
            assertThat(promotion.kind()).isEqualTo(Promotion.Kind.LOYALTY);
            assertThat(promotion.text()).isEqualTo("2 For R42.00 (Smart Price)");
        });
        assertThat(seen.seen().instant()).isEqualTo(Instant.parse("2026-05-27T13:26:58Z"));
        assertThat(seen.id()).matches("obs_[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "dairy.milk, dairy.milk",
        "Leche, dairy.milk",
        "MILCH, dairy.milk",
        "FRISCHE KRÄUTER, produce.herbs",
        "Fruit and vegetables, produce",
        "Dairy & Eggs,",
        "Lacteos > Leche,",
        "DAIRY.UNICORN,",
    })
    void wordsThatNameACategoryOfOursAreThatCategory(String words, String id) {
        Observation seen = (Observation) new RowReader(TERMS).read(row(Map.of(Column.CATEGORY, words)));

        assertThat(seen.category()).contains(words);
        assertThat(seen.categoryId()).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void aDateAloneIsMidnightInTheStoresZone() {
        Observation seen = (Observation) new RowReader(TERMS).read(row(Map.of(Column.OBSERVED_AT, "2026-05-27")));

        assertThat(seen.seen().instant()).isEqualTo(Instant.parse("2026-05-26T22:00:00Z"));
        assertThat(seen.seen().localDate()).isEqualTo(LocalDate.of(2026, 5, 27));
        assertThat(seen.seen().timeKnown()).isFalse();
    }

    @Test
    void aRowWithoutTimeTakesTheFeedsInstantAndNeverTheClocks() {
        Instant asOf = Instant.parse("2026-05-01T06:00:00Z");
        FeedTerms dated = new FeedTerms(Source.FEED, "Tienda", MADRID, Optional.of(asOf), Optional.empty(), NOW);
        FeedRow row = without(Column.OBSERVED_AT);

        assertThat(((Observation) new RowReader(dated).read(row)).seen().instant())
                .isEqualTo(asOf);
        assertThat(new RowReader(TERMS).read(row)).isInstanceOfSatisfying(RowReject.class, reject -> {
            assertThat(reject.fault()).isEqualTo(RowFault.MISSING_FIELD);
            assertThat(reject.pointer()).isEqualTo("/observed_at");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, -1.00, NEGATIVE_PRICE",
        "PRICE, NaN, NOT_A_NUMBER",
        "PRICE, Infinity, NOT_A_NUMBER",
        "PRICE, '1,99', NOT_A_NUMBER",
        "PRICE, 1e3, NOT_A_NUMBER",
        "PRICE, free, NOT_A_NUMBER",
        "PRICE, 0.00, INVALID_FIELD",
        "PRICE, 1.999, INVALID_FIELD",
        "PRICE, 999999999999999, INVALID_FIELD",
        "LIST_PRICE, -2, NEGATIVE_PRICE",
        "CURRENCY, XXQ, UNKNOWN_CURRENCY",
        "CURRENCY, eur, UNKNOWN_CURRENCY",
        "OBSERVED_AT, 2999-01-01, DATE_IN_FUTURE",
        "OBSERVED_AT, 2026-06-02T12:00:01Z, DATE_IN_FUTURE",
        "OBSERVED_AT, 27/05/2026, INVALID_FIELD",
        "OBSERVED_AT, 2026-02-30, INVALID_FIELD",
        "OBSERVED_AT, 1899-12-31, INVALID_FIELD",
    })
    void aBadValueRefusesTheRowAndSaysWhere(Column column, String value, RowFault fault) {
        RowReading reading = new RowReader(TERMS).read(row(Map.of(column, value)));

        assertThat(reading).isInstanceOfSatisfying(RowReject.class, reject -> {
            assertThat(reject.line()).isEqualTo(7);
            assertThat(reject.fault()).isEqualTo(fault);
            assertThat(reject.pointer()).isEqualTo(column.pointer());
            assertThat(reject.reason()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCT_ID", "PRODUCT_NAME", "PRICE", "CURRENCY"})
    void aMissingValueRefusesTheRow(Column column) {
        assertThat(new RowReader(TERMS).read(without(column))).isInstanceOfSatisfying(RowReject.class, reject -> {
            assertThat(reject.fault()).isEqualTo(RowFault.MISSING_FIELD);
            assertThat(reject.pointer()).isEqualTo(column.pointer());
        });
    }

    @Test
    void aCurrencyWithoutDecimalsTakesNone() {
        assertThat(new RowReader(TERMS).read(row(Map.of(Column.CURRENCY, "JPY", Column.PRICE, "199.5"))))
                .isInstanceOf(RowReject.class);
        assertThat(new RowReader(TERMS).read(row(Map.of(Column.CURRENCY, "JPY", Column.PRICE, "199.00"))))
                .isInstanceOf(Observation.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333931, gtin:04006381333931",
        "036000291452, gtin:00036000291452",
        "4006381333932,", // check digit
        "36000291452,", // a spreadsheet took the zero away
        "2012345000056,", // the store's own
    })
    void aBarcodeIsTheProductAcrossStoresAndAWrongOneLosesNoPrice(String text, String canonicalId) {
        Observation seen = (Observation) new RowReader(TERMS).read(row(Map.of(Column.BARCODE, text)));

        assertThat(seen.barcode().map(Gtin::canonicalId)).isEqualTo(Optional.ofNullable(canonicalId));
        assertThat(seen.price()).isEqualTo(new Money(230, "EUR"));
    }

    @Test
    void aBarcodeThatComesLaterIsNewContent() {
        Observation before = (Observation) new RowReader(TERMS).read(row(Map.of()));
        Observation after = (Observation) new RowReader(TERMS).read(row(Map.of(Column.BARCODE, "4006381333931")));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
    }

    @Test
    void theSameWordsHaveTheSameHashAndOthersAnother() {
        Observation first = (Observation) new RowReader(TERMS).read(row(Map.of()));
        Observation again = (Observation) new RowReader(TERMS).read(row(Map.of()));
        Observation dearer = (Observation) new RowReader(TERMS).read(row(Map.of(Column.PRICE, "2.31")));

        assertThat(again.contentHash()).isEqualTo(first.contentHash());
        assertThat(dearer.id()).isEqualTo(first.id());
        assertThat(dearer.contentHash()).isNotEqualTo(first.contentHash());
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasAnErrorCode(RowFault fault) {
        assertThat(ErrorCode.values()).extracting(ErrorCode::name).contains(fault.name());
    }

    private static FeedRow row(Map<Column, String> changed) {
        Map<Column, String> values = new EnumMap<>(Map.of(
                Column.PRODUCT_ID, "10043",
                Column.PRODUCT_NAME, "Batido de chocolate",
                Column.PRICE, "2.30",
                Column.CURRENCY, "EUR",
                Column.OBSERVED_AT, "2026-05-27T13:26:58Z"));
        values.putAll(changed);
        return new FeedRow(7, values);
    }

    private static FeedRow without(Column column) {
        Map<Column, String> values = row(Map.of()).values();
        values.remove(column);
        return new FeedRow(7, values);
    }
}
