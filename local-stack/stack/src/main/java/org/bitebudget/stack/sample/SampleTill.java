package org.bitebudget.stack.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bitebudget.stack.sample.SampleReceipt.Line;
import org.bitebudget.stack.sample.SampleReceipt.TaxPart;

/** Rings up random purchases whose amounts add up exactly as a till's do. */
final class SampleTill {

    private static final long[] NOTES = {500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000};

    private final SampleCatalogue catalogue;

    SampleTill(SampleCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    SampleReceipt ring(SampleShop shop, LocalDateTime at, int lineCount, RandomGenerator random) {
        List<SampleProduct> shelf = new ArrayList<>(catalogue.soldBy(shop));
        List<Line> lines = new ArrayList<>();
        Map<Integer, Character> codes = taxCodes(shop, shelf);
        for (int i = 0; i < lineCount && !shelf.isEmpty(); i++) {
            SampleProduct product = shelf.remove(random.nextInt(shelf.size()));
            lines.add(line(shop, product, codes.get(shop.taxes().basisPoints(product.category())), random));
        }
        List<TaxPart> taxes = taxes(shop, lines, codes);
        long exact = lines.stream().mapToLong(Line::total).sum()
                + (shop.taxes().included()
                        ? 0
                        : taxes.stream().mapToLong(TaxPart::tax).sum());
        boolean card = random.nextInt(100) < 45;
        long total = card ? exact : roundedForCash(shop, exact);
        long cash = card ? total : handedOver(total, random);
        return new SampleReceipt(
                shop, at, 100 + random.nextInt(99_900), lines, taxes, total - exact, total, cash, card);
    }

    private static Line line(SampleShop shop, SampleProduct product, char taxCode, RandomGenerator random) {
        long unitPrice = shop.shelfPrice(product);
        BigDecimal quantity = product.weighed()
                ? BigDecimal.valueOf(180 + random.nextInt(1600), 3)
                : BigDecimal.valueOf(random.nextInt(100) < 72 ? 1 : 2 + random.nextInt(3));
        long gross = quantity.multiply(BigDecimal.valueOf(unitPrice))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        boolean discounted = random.nextInt(100) < 9 && gross > 120;
        long discount = discounted ? -Math.max(5, gross * (10 + random.nextInt(3) * 10) / 100) : 0;
        return new Line(
                "%07d".formatted(2_000_000 + random.nextInt(7_000_000)),
                printedName(shop, product),
                product.category(),
                quantity,
                product.weighed(),
                unitPrice,
                gross,
                discount,
                taxCode);
    }

    private static String printedName(SampleShop shop, SampleProduct product) {
        String name = product.name(shop.language());
        int room = shop.style().nameRoom();
        boolean roomForSize = !product.weighed()
                && !product.size().isEmpty()
                && name.length() + product.size().length() < room;
        String printed = roomForSize ? name + " " + product.size().replace(" ", "") : name;
        String cut = printed.length() > room ? printed.substring(0, room).strip() : printed;
        return shop.style().upperCase() ? cut.toUpperCase(Locale.ROOT) : cut;
    }

    private static Map<Integer, Character> taxCodes(SampleShop shop, List<SampleProduct> shelf) {
        Map<Integer, Character> codes = new TreeMap<>();
        shelf.forEach(product -> codes.put(shop.taxes().basisPoints(product.category()), '?'));
        char next = 'A';
        for (Map.Entry<Integer, Character> code : codes.entrySet()) {
            code.setValue(next++);
        }
        return codes;
    }

    private static List<TaxPart> taxes(SampleShop shop, List<Line> lines, Map<Integer, Character> codes) {
        List<TaxPart> parts = new ArrayList<>();
        codes.forEach((basisPoints, code) -> {
            long sum = lines.stream()
                    .filter(line -> line.taxCode() == code)
                    .mapToLong(Line::total)
                    .sum();
            if (sum != 0) {
                parts.add(part(shop, sum, basisPoints, code));
            }
        });
        return parts;
    }

    private static TaxPart part(SampleShop shop, long sum, int basisPoints, char code) {
        BigDecimal rate = BigDecimal.valueOf(basisPoints, 4);
        if (!shop.taxes().included()) {
            long tax = BigDecimal.valueOf(sum)
                    .multiply(rate)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return new TaxPart(code, basisPoints, sum, tax);
        }
        long net = BigDecimal.valueOf(sum)
                .divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new TaxPart(code, basisPoints, net, sum - net);
    }

    /** In Ireland, cash totals are rounded to five cents. */
    private static long roundedForCash(SampleShop shop, long exact) {
        return shop.taxes() == TaxRegime.IRELAND ? Math.round(exact / 5.0) * 5 : exact;
    }

    private static long handedOver(long total, RandomGenerator random) {
        if (random.nextInt(100) < 15) {
            return total;
        }
        for (long note : NOTES) {
            if (note >= total) {
                return note;
            }
        }
        return (total / 100_000 + 1) * 100_000;
    }
}
