package org.bitebudget.price.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.event.PriceObservation;

/** The rows that the table {@code price_history} shows: the highest revision of each observation, unless it takes it back. */
public final class HistoryRows {

    /** Asks ClickHouse for all rows, as lines that {@link #differences} takes. */
    public static final String QUERY = """
        SELECT arrayStringConcat([store, product, toString(toUnixTimestamp64Micro(occurred_at)), observation_id, name,
          toString(price_minor), currency, ifNull(toString(list_price_minor), ''), size_text,
          ifNull(toString(unit_price_micro), ''), unit_price_per, promo, category_text, category_id, canonical_product_id,
          source, toString(local_date), batch_id, toString(revision), toString(in_stock),
          toString(reinterpretAsUInt32(trust))], char(31))
        FROM bitebudget.price_history FINAL FORMAT TSVRaw
        """;

    /** The unit separator of ASCII, which no text of a row can hold. */
    private static final String SEPARATOR = "\u001f";

    private static final int ID = 3;

    private HistoryRows() {}

    /**
     * What differs between the rows that are there and those that should be.
     *
     * @param recorded all observations of the topic
     * @param lines what {@link #QUERY} answers
     */
    public static Differences differences(Collection<PriceObservation> recorded, Stream<String> lines) {
        Map<String, Set<List<String>>> expected = expected(recorded);
        Differences differences = new Differences("row of price_history");
        lines.forEach(line -> {
            List<String> row = List.of(line.split(SEPARATOR, -1));
            String id = row.get(ID);
            Set<List<String>> allowed = expected.remove(id);
            if (allowed == null) {
                differences.add(id, "there once more, or should not be there: " + row);
            } else {
                differences.check(id, allowed.contains(row), () -> "is %s, should be %s".formatted(row, allowed));
            }
        });
        new TreeMap<>(expected).forEach((id, allowed) -> differences.miss(id, "is missing: " + allowed));
        return differences;
    }

    /** By observation; more than one row where two contents claim one revision. */
    private static Map<String, Set<List<String>>> expected(Collection<PriceObservation> recorded) {
        Map<String, List<PriceObservation>> newest = new HashMap<>();
        for (PriceObservation each : recorded) {
            if (Taken.isTaken(each)) {
                newest.merge(each.getObservationId(), List.of(each), HistoryRows::newer);
            }
        }
        Map<String, Set<List<String>>> rows = new HashMap<>();
        newest.forEach((id, versions) -> {
            Set<List<String>> allowed = versions.stream()
                    .filter(each -> !each.getRetracted())
                    .map(HistoryRows::row)
                    .collect(Collectors.toCollection(HashSet::new));
            if (!allowed.isEmpty()) {
                rows.put(id, allowed);
            }
        });
        return rows;
    }

    private static List<PriceObservation> newer(List<PriceObservation> known, List<PriceObservation> other) {
        int side = Long.compare(revision(known), revision(other));
        if (side != 0) {
            return side > 0 ? known : other;
        }
        return known.contains(other.get(0))
                ? known
                : Stream.concat(known.stream(), other.stream()).toList();
    }

    private static long revision(List<PriceObservation> versions) {
        return versions.get(0).getEnvelope().getRevision();
    }

    private static List<String> row(PriceObservation each) {
        return Arrays.asList(
                each.getStore(),
                each.getProduct(),
                Long.toString(
                        ChronoUnit.MICROS.between(Instant.EPOCH, each.getWhen().getInstant())),
                each.getObservationId(),
                each.getName(),
                Long.toString(each.getPrice().getMinor()),
                each.getPrice().getCurrency(),
                each.getListPrice() == null
                        ? ""
                        : Long.toString(each.getListPrice().getMinor()),
                orEmpty(each.getSizeText()),
                each.getUnitPrice() == null
                        ? ""
                        : Long.toString(each.getUnitPrice().getMicroMinor()),
                each.getUnitPrice() == null ? "" : each.getUnitPrice().getPer().name(),
                each.getPromo() == null ? "" : each.getPromo().getText(),
                orEmpty(each.getCategoryText()),
                orEmpty(each.getCategoryId()),
                orEmpty(each.getCanonicalProductId()),
                each.getSource().name(),
                each.getWhen().getLocalDate().toString(),
                orEmpty(each.getBatchId()),
                Long.toString(each.getEnvelope().getRevision()),
                each.getInStock() ? "1" : "0",
                Integer.toUnsignedString(Float.floatToIntBits(each.getTrust())));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
