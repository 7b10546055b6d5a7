package org.bitebudget.ml.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Product;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.SeriesEntry;
import org.bitebudget.state.SeriesPart;

/**
 * Receipts as what they add to the demand of their household for products and weeks, {@code demand|household|product|unit}: lines whose product is known. A
 * line without a quantity is one piece. Quantities that can't be (zero, negative, above {@value #MOST}) are left out and counted as {@code unusableDemand}, as are
 * receipts without a day. A receipt that looks like another one adds nothing until it is released.
 */
final class ReadingSeries extends RichFlatMapFunction<ReceiptReading, SeriesEntry> {
    private static final int MOST = 10_000;
    private static final int MOST_DIGITS = 12;
    private static final String PIECES = "pieces";

    private transient Counter unusable;

    @Override
    public void open(OpenContext context) {
        unusable = getRuntimeContext().getMetricGroup().counter("unusableDemand");
    }

    @Override
    public void flatMap(ReceiptReading reading, Collector<SeriesEntry> out) {
        if (reading.getHousehold().isEmpty()
                || reading.getDate() == null
                || !EntryDays.isUsable(
                        reading.getDate().getValue(), reading.getEnvelope().getRecordedAt())) {
            unusable.inc();
            return;
        }
        int day = Math.toIntExact(reading.getDate().getValue().toEpochDay());
        out.collect(new SeriesEntry(
                reading.getHousehold(),
                reading.getReceiptId(),
                reading.getEnvelope().getRevision(),
                reading.getEnvelope().getEventId(),
                SeriesKind.DEMAND,
                Profile.DEMAND.stepOf(day),
                ForecastEvents.micros(reading.getEnvelope().getOccurredAt()),
                ForecastEvents.micros(reading.getEnvelope().getRecordedAt()),
                reading.getDuplicateOf() == null ? parts(reading) : List.of()));
    }

    private List<SeriesPart> parts(ReceiptReading reading) {
        Map<String, SeriesPart> parts = new LinkedHashMap<>();
        for (ReadLine line : reading.getLines()) {
            if (line.getProduct() == null
                    || line.getProduct().getProduct().getProductId().isEmpty()) {
                continue;
            }
            Optional<Long> thousandths = thousandths(line.getQuantity());
            if (thousandths.isEmpty()) {
                unusable.inc();
                continue;
            }
            Product product = line.getProduct().getProduct();
            String unit = unit(line.getUnit());
            String seriesId = Keys.join("demand", reading.getHousehold(), product.getProductId(), unit);
            SeriesPart part =
                    new SeriesPart(seriesId, product.getName(), line.getCategoryId(), unit, thousandths.get());
            parts.merge(seriesId, part, ReadingSeries::together);
        }
        return new ArrayList<>(parts.values());
    }

    private static SeriesPart together(SeriesPart one, SeriesPart other) {
        one.setAmount(one.getAmount() + other.getAmount());
        return one;
    }

    private static String unit(String printed) {
        String unit = printed == null ? "" : printed.strip().toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "kg", "g", "l", "ml", "lb", "oz" -> unit;
            default -> PIECES;
        };
    }

    /** The quantity, if it can be one. */
    static Optional<Long> thousandths(Rate quantity) {
        if (quantity == null) {
            return Optional.of(1000L);
        }
        if (Math.abs((long) quantity.getScale()) > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal value = BigDecimal.valueOf(quantity.getMantissa(), quantity.getScale());
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            return Optional.empty();
        }
        long thousandths = value.movePointRight(SeriesStates.QUANTITY_DIGITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return thousandths == 0 ? Optional.empty() : Optional.of(thousandths);
    }
}
