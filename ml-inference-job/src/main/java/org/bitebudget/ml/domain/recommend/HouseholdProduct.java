package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A product that a household bought, with its newest purchases. A purchase more, or one that is taken back, costs the same however long the
 * household has been buying; the same purchases give the same value in whatever order they come, as far as the newest {@value #KEPT} reach.
 *
 * @param product as the newest purchase names it
 * @param offers keys of the stores' products it was bought as, newest first
 * @param purchases oldest first, one a receipt
 */
public record HouseholdProduct(Product product, List<String> offers, List<Purchase> purchases) {

    /** Purchases that are remembered: enough for a median of intervals. */
    public static final int KEPT = 12;

    private static final int OFFERS_KEPT = 4;
    private static final Comparator<Purchase> IN_TIME =
            Comparator.comparingInt(Purchase::day).thenComparing(Purchase::receipt);

    public HouseholdProduct {
        offers = List.copyOf(offers);
        purchases = List.copyOf(purchases);
    }

    /**
     * One purchase.
     *
     * @param receipt its id
     * @param day days since 1970-01-01
     * @param quantity as the receipt counts it: pieces, kg, l
     */
    public record Purchase(String receipt, int day, double quantity) {}

    /** Of a product that wasn't bought yet. */
    public static HouseholdProduct notBought(Product product) {
        return new HouseholdProduct(product, List.of(), List.of());
    }

    /** With a purchase more, or in place of the same receipt's one before. */
    public HouseholdProduct with(Product named, List<String> offer, Purchase purchase) {
        List<Purchase> bought = new ArrayList<>(without(purchase.receipt()).purchases);
        bought.add(purchase);
        bought.sort(IN_TIME);
        boolean newest = bought.get(bought.size() - 1).equals(purchase);
        List<Purchase> kept = bought.subList(Math.max(0, bought.size() - KEPT), bought.size());
        return new HouseholdProduct(newest ? named : product, offers(offer, newest), kept);
    }

    /** Without what that receipt said. */
    public HouseholdProduct without(String receipt) {
        return new HouseholdProduct(
                product,
                offers,
                purchases.stream()
                        .filter(purchase -> !purchase.receipt().equals(receipt))
                        .toList());
    }

    /** How it is bought; only of one that was. */
    public Rhythm rhythm() {
        return Rhythm.of(purchases);
    }

    private List<String> offers(List<String> offer, boolean first) {
        List<String> all = new ArrayList<>(first ? offer : offers);
        (first ? offers : offer).stream().filter(known -> !all.contains(known)).forEach(all::add);
        return all.subList(0, Math.min(OFFERS_KEPT, all.size()));
    }
}
