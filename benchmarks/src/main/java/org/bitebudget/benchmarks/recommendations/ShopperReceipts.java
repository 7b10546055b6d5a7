package org.bitebudget.benchmarks.recommendations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.Money;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.platform.ids.Keys;

/**
 * Baskets of a file as read receipts of households, a week apart, the last one today.
 *
 * @param shoppers a household each, each with a history
 * @param items names of what they buy, by number
 * @param today when the newest were bought
 */
record ShopperReceipts(List<Shopper> shoppers, List<String> items, LocalDate today) {

    /** The key under which a reading travels. */
    static String key(ReceiptReading reading) {
        return Keys.join(reading.getReceiptId());
    }

    /** Id of a shopper's household. */
    String household(int shopper) {
        return UUID.nameUUIDFromBytes(("shopper " + shopper).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** How many receipts {@link #histories} has. */
    long count() {
        return shoppers.stream().mapToLong(shopper -> shopper.history().size()).sum();
    }

    /** All that was bought before today. */
    Stream<ReceiptReading> histories() {
        return IntStream.range(0, shoppers.size()).boxed().flatMap(this::history);
    }

    private Stream<ReceiptReading> history(int shopper) {
        List<Basket> baskets = shoppers.get(shopper).history();
        return IntStream.range(0, baskets.size()).mapToObj(number -> {
            LocalDate day = today.minusWeeks(baskets.size() - number);
            return receipt(
                    shopper,
                    "history-" + number,
                    day,
                    day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    baskets.get(number));
        });
    }

    /**
     * A receipt of today with what the shopper bought next, or again what it bought last where that isn't known.
     *
     * @param number of the receipt, each its own
     * @param at when it was read
     */
    ReceiptReading next(int shopper, long number, Instant at) {
        Shopper known = shoppers.get(shopper);
        Basket basket =
                known.next().orElseGet(() -> known.history().get(known.history().size() - 1));
        return receipt(shopper, "today-" + number, today, at, basket);
    }

    private ReceiptReading receipt(int shopper, String name, LocalDate day, Instant at, Basket basket) {
        String household = household(shopper);
        String receipt = "rcp_" + household + "-" + name;
        List<ReadLine> lines = new ArrayList<>();
        basket.items().forEach(item -> lines.add(line(lines.size() + 1, items.get(item))));
        return ReceiptReading.newBuilder()
                .setEnvelope(new Envelope("evt_" + receipt, receipt, 1L, at, at, "bench", household))
                .setReceiptId(receipt)
                .setHousehold(household)
                .setUser("member")
                .setStatus(ReadingStatus.DONE)
                .setMerchantId("corner-shop")
                .setDate(new ReadDate(day, 1f, null))
                .setZone("UTC")
                .setCurrency("EUR")
                .setLines(lines)
                .setArithmeticOk(true)
                .setEngineVersion("bench")
                .setParserVersion("bench")
                .setLanguage("en")
                .build();
    }

    private static ReadLine line(int number, String item) {
        return ReadLine.newBuilder()
                .setLineNo(number)
                .setName(item)
                .setTotal(new Money(199L, "EUR"))
                .setCategoryId("pantry")
                .setCategoryConfidence(1f)
                .setProduct(new LineProduct(
                        new Product(item, item, null, null, null), item, 1f, ProductProvenance.CATALOGUE))
                .setConfidence(1f)
                .build();
    }
}
