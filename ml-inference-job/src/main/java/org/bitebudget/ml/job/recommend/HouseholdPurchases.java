package org.bitebudget.ml.job.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.domain.recommend.HouseholdProduct;
import org.bitebudget.ml.recommend.BoughtReceipt;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.HouseholdProductState;
import org.bitebudget.state.HouseholdReceiptState;

/**
 * The receipts and products of the household at hand. A receipt costs as much as it has lines, a correction as much as it had and has, however long
 * the household has been buying.
 */
final class HouseholdPurchases {
    /** Receipts that are remembered: older ones count next to nothing in a habit that fades by a tenth with each. */
    static final int RECEIPTS_KEPT = 100;

    /** Products that are remembered, those bought last. */
    static final int PRODUCTS_KEPT = 500;

    private final MapState<String, HouseholdReceiptState> receipts;
    private final MapState<String, HouseholdProductState> products;

    HouseholdPurchases(RuntimeContext context) {
        receipts = context.getMapState(
                new MapStateDescriptor<>("receipts", Types.STRING, AvroTypes.of(HouseholdReceiptState.class)));
        products = context.getMapState(
                new MapStateDescriptor<>("products", Types.STRING, AvroTypes.of(HouseholdProductState.class)));
    }

    /** Told when the household begins or ceases to have bought a product. */
    interface Holding {
        void changed(HouseholdProductState product, int change);
    }

    /** Takes a reading in, in place of what the same receipt said before; false if it is no newer than that. */
    boolean take(ReceiptReading reading, Holding holding) throws Exception {
        String receipt = reading.getReceiptId();
        HouseholdReceiptState before = receipts.get(receipt);
        long revision = reading.getEnvelope().getRevision();
        if (before != null && before.getRevision() >= revision) {
            return false;
        }
        Optional<BoughtReceipt> bought = BoughtReceipt.of(reading);
        Set<String> now = new HashSet<>();
        for (BoughtReceipt.Line line : bought.map(BoughtReceipt::lines).orElse(List.of())) {
            if (now.add(line.product().id())) {
                put(line, receipt, bought.orElseThrow().day(), holding);
            }
        }
        for (String item : before == null ? List.<String>of() : before.getItems()) {
            if (!now.contains(item)) {
                takeOut(item, receipt, holding);
            }
        }
        receipts.put(
                receipt,
                new HouseholdReceiptState(
                        receipt,
                        revision,
                        bought.map(BoughtReceipt::day).orElse(0),
                        bought.map(BoughtReceipt::until).orElse(Long.MIN_VALUE),
                        List.copyOf(now)));
        return true;
    }

    private void put(BoughtReceipt.Line line, String receipt, int day, Holding holding) throws Exception {
        String item = line.product().id();
        HouseholdProductState known = products.get(item);
        HouseholdProduct product =
                known == null ? HouseholdProduct.notBought(line.product()) : RecommendStates.product(known);
        HouseholdProductState kept = RecommendStates.kept(product.with(
                line.product(), line.offers(), new HouseholdProduct.Purchase(receipt, day, line.quantity())));
        products.put(item, kept);
        if (known == null) {
            holding.changed(kept, 1);
        }
    }

    private void takeOut(String item, String receipt, Holding holding) throws Exception {
        HouseholdProductState known = products.get(item);
        if (known == null) {
            return;
        }
        HouseholdProduct without = RecommendStates.product(known).without(receipt);
        if (without.purchases().isEmpty()) {
            products.remove(item);
            holding.changed(known, -1);
        } else {
            products.put(item, RecommendStates.kept(without));
        }
    }

    /** What the household bought, after what is too old was forgotten. */
    Household household(Holding holding) throws Exception {
        List<HouseholdReceiptState> kept = all(receipts);
        kept.sort(Comparator.comparingLong(HouseholdReceiptState::getUntil)
                .reversed()
                .thenComparing(HouseholdReceiptState::getReceiptId));
        forget(kept, RECEIPTS_KEPT, receipt -> receipts.remove(receipt.getReceiptId()));
        List<HouseholdProductState> bought = all(products);
        bought.sort(Comparator.comparingInt(HouseholdPurchases::lastDay)
                .reversed()
                .thenComparing(HouseholdProductState::getItemId));
        forget(bought, PRODUCTS_KEPT, product -> {
            products.remove(product.getItemId());
            holding.changed(product, -1);
        });
        return new Household(
                kept.stream()
                        .filter(receipt -> !receipt.getItems().isEmpty())
                        .map(receipt ->
                                new Household.Receipt(receipt.getReceiptId(), receipt.getUntil(), receipt.getItems()))
                        .toList(),
                bought.stream().map(RecommendStates::product).toList());
    }

    private static int lastDay(HouseholdProductState product) {
        return product.getPurchases().get(product.getPurchases().size() - 1).getDay();
    }

    private static <T> List<T> all(MapState<String, T> state) throws Exception {
        List<T> values = new ArrayList<>();
        state.values().forEach(values::add);
        return values;
    }

    /** Something that may fail as access to state may. */
    private interface Forgetting<T> {
        void forget(T value) throws Exception;
    }

    private static <T> void forget(List<T> newestFirst, int kept, Forgetting<T> forgetting) throws Exception {
        while (newestFirst.size() > kept) {
            forgetting.forget(newestFirst.remove(newestFirst.size() - 1));
        }
    }
}
