package org.bitebudget.ml.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.text.Fold;
import org.bitebudget.platform.text.Kebab;

/**
 * What a reading says was bought. A receipt without a date, or one that is a second photo of another, counts nowhere; neither do lines that cost
 * nothing or aren't groceries.
 *
 * @param day days since 1970-01-01
 * @param until latest moment of the purchase, microseconds UTC: the end of the day where no time is known
 * @param lines what was bought, a product once
 */
public record BoughtReceipt(int day, long until, List<Line> lines) {

    private static final Set<String> NO_GROCERIES =
            Set.of("pharmacy", "housing", "transport", "dining", "entertainment", "clothing", "education", "savings");

    public BoughtReceipt {
        lines = List.copyOf(lines);
    }

    /**
     * One product.
     *
     * @param offers the key of the store's product, as its prices are known by
     * @param quantity as printed; 1 where nothing is
     */
    public record Line(Product product, List<String> offers, double quantity) {}

    /** What was bought; absent if the reading counts nowhere. */
    public static Optional<BoughtReceipt> of(ReceiptReading reading) {
        if (reading.getDate() == null || reading.getDuplicateOf() != null) {
            return Optional.empty();
        }
        LocalDate date = reading.getDate().getValue();
        List<Line> lines = reading.getLines().stream()
                .filter(BoughtReceipt::counts)
                .map(line -> line(reading.getMerchantId(), line))
                .toList();
        return Optional.of(new BoughtReceipt(Math.toIntExact(date.toEpochDay()), until(reading, date), lines));
    }

    private static boolean counts(ReadLine line) {
        String category = line.getCategoryId();
        int dot = category.indexOf('.');
        String department = dot < 0 ? category : category.substring(0, dot);
        return line.getTotal().getMinor() > 0
                && !NO_GROCERIES.contains(department)
                && !Fold.text(line.getName()).isEmpty();
    }

    private static Line line(String store, ReadLine line) {
        LineProduct known = line.getProduct();
        Optional<String> category = Optional.of(line.getCategoryId());
        Product product = known == null
                ? new Product(Ids.of("txt", Fold.text(line.getName())), line.getName(), category)
                : new Product(
                        known.getProduct().getProductId(), known.getProduct().getName(), category);
        String sold = known != null && known.getSku() != null ? known.getSku() : Kebab.of(line.getName());
        List<String> offers = store == null || sold.isEmpty() ? List.of() : List.of(Keys.join(store, sold));
        return new Line(product, offers, quantity(line));
    }

    private static double quantity(ReadLine line) {
        if (line.getQuantity() == null) {
            return 1;
        }
        double quantity = line.getQuantity().getMantissa()
                / Math.pow(10, line.getQuantity().getScale());
        return quantity > 0 ? quantity : 1;
    }

    private static long until(ReceiptReading reading, LocalDate date) {
        ZoneId zone = ZoneId.of(reading.getZone());
        ZonedDateTime moment = reading.getTime() == null
                ? date.plusDays(1).atStartOfDay(zone).minus(Duration.of(1, ChronoUnit.MICROS))
                : date.atTime(LocalTime.ofSecondOfDay(reading.getTime().getSecondOfDay()))
                        .atZone(zone);
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
    }
}
