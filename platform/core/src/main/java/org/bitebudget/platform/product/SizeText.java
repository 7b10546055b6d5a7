package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.product.SizeAmount.Rank;

/**
 * Reads the sizes that stores write, in a column of their own or in a product's name: {@code 500 g}, {@code 0,75 l},
 * {@code 6 x 330 ml}, {@code 6 mini bricks de 200 ml}, {@code 12 fl. oz}, {@code 10 stk}, {@code por kg}. The words are in
 * {@code units.tsv}. What is not understood has no size.
 *
 * <p>Of several amounts a measure comes before pieces, pieces before sheets and washes; a multi-pack before a plain amount, and of
 * plain ones the last. Where the drained weight is given, it is the size (Directive 98/6/EC, article 3 (4)). A range counts as its
 * middle. Factors are the exact definitions: avoirdupois pound 0.45359237 kg, US liquid gallon 3.785411784 l, imperial gallon
 * 4.54609 l.
 */
public final class SizeText {

    private static final Pattern UNIT_WORDS = Pattern.compile(
            "[\\d½¼¾⅓⅔⅛]|kilo|docena|dozen|dutzend|/| (?:per|por|pro|je|al|el) ", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_COLUMN = 100;
    private static final int LONGEST_NAME = 500;
    private static final long PIECE_MICRO = 1_000_000;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.03");

    private SizeText() {}

    /**
     * The size that a column of sizes tells.
     *
     * @param currency of the store's prices: a pint is larger where one pays in GBP
     */
    public static Optional<ProductSize> parse(String text, String currency) {
        return text.length() > LONGEST_COLUMN ? Optional.empty() : read(text, currency, true);
    }

    /** The size that a product's name tells. */
    public static Optional<ProductSize> inName(String name, String currency) {
        boolean hopeless =
                name.length() > LONGEST_NAME || !UNIT_WORDS.matcher(name).find();
        return hopeless ? Optional.empty() : read(name, currency, false);
    }

    /**
     * The size of a product: that of the column, or lacking one that of the name. Where the column tells what one unit of the multi-pack
     * in the name holds, or what all of them hold, the size is the multi-pack.
     */
    public static Optional<ProductSize> of(Optional<String> column, String name, String currency) {
        Optional<ProductSize> told = column.flatMap(text -> parse(text, currency));
        if (told.isEmpty()) {
            return inName(name, currency);
        }
        return told.get().count() > 1
                ? told
                : inName(name, currency)
                        .filter(named -> isPackOf(named, told.get()))
                        .or(() -> told);
    }

    /** Whether the column tells what a unit of the multi-pack holds, what all hold, or how many they are. */
    private static boolean isPackOf(ProductSize named, ProductSize told) {
        if (named.count() == 1) {
            return false;
        }
        if (named.unit() == told.unit()) {
            return isAbout(named.amountMicro(), told.amountMicro())
                    || isAbout(named.amountMicro(), told.amountMicro() * named.count());
        }
        return told.unit() == BaseUnit.PIECE && told.amountMicro() == named.count() * PIECE_MICRO;
    }

    private static Optional<ProductSize> read(String text, String currency, boolean column) {
        SizeGrammar grammar = new SizeGrammar(new SizeTokens(SizeScanner.scan(text), currency, column));
        Optional<SizeAmount> chosen = drained(grammar.amounts()).or(() -> best(grammar));
        if (chosen.isEmpty()) {
            long pieces = grammar.pack() > 1 || column ? grammar.pack() : 0;
            return ProductSize.of(BigDecimal.valueOf(pieces * PIECE_MICRO), BaseUnit.PIECE, 1);
        }
        SizeAmount amount = chosen.get();
        if (amount.count() > 1 || grammar.pack() <= 1) {
            return sized(amount, amount.count());
        }
        return grammar.packPrintsTotal() ? sized(amount, grammar.pack()) : multiplied(amount, grammar);
    }

    /** A pack of so many units, unless another amount is that of all of them already. */
    private static Optional<ProductSize> multiplied(SizeAmount amount, SizeGrammar grammar) {
        SizeAmount pack = amount.times(grammar.pack());
        boolean isWhole = grammar.amounts().stream()
                .anyMatch(other -> other.unit() == amount.unit()
                        && isAbout(other.whole().multiply(BigDecimal.valueOf(grammar.pack())), amount.whole()));
        return isWhole ? sized(amount, grammar.pack()) : sized(pack, pack.count());
    }

    private static Optional<ProductSize> sized(SizeAmount amount, long count) {
        // pieces are counted as a whole; only what is packed in packs is a multi-pack
        return ProductSize.of(amount.whole(), amount.unit(), amount.rank() == Rank.PART ? 1 : count);
    }

    /** The drained weight: of each unit where it is at most what one holds, else of all. */
    private static Optional<SizeAmount> drained(List<SizeAmount> amounts) {
        Optional<SizeAmount> drained = amounts.stream()
                .filter(SizeAmount::drained)
                .filter(amount -> amount.rank() == Rank.MEASURE)
                .findFirst();
        Optional<SizeAmount> pack = amounts.stream()
                .filter(amount -> amount.count() > 1 && !amount.drained())
                .findFirst();
        return drained.map(amount -> pack.filter(whole -> amount.count() == 1 && whole.unit() == amount.unit())
                .map(whole -> amount.micros().compareTo(whole.micros()) <= 0
                        ? amount.times(whole.count())
                        : amount.dividedInto(whole.count()))
                .orElse(amount));
    }

    private static Optional<SizeAmount> best(SizeGrammar grammar) {
        for (Rank rank : Rank.values()) {
            // what one tablet holds is no size of a pack of them
            boolean tells = rank != Rank.DOSE || grammar.pack() <= 1;
            List<SizeAmount> ranked = grammar.amounts().stream()
                    .filter(amount -> tells && amount.rank() == rank)
                    .toList();
            if (!ranked.isEmpty()) {
                return ranked.stream()
                        .filter(amount -> amount.count() > 1)
                        .findFirst()
                        .or(() -> Optional.of(ranked.get(ranked.size() - 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean isAbout(long one, long other) {
        return isAbout(BigDecimal.valueOf(one), BigDecimal.valueOf(other));
    }

    private static boolean isAbout(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.multiply(TOLERANCE)) <= 0;
    }
}
