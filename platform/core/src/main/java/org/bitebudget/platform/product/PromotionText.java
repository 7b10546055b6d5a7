package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.Promotion.Kind;
import org.bitebudget.platform.product.Promotion.MultiBuy;
import org.bitebudget.platform.text.DataFile;

/**
 * Reads promotions in the words of stores, in English, Spanish and German, by {@code promotions.tsv}. What asks for a card is
 * LOYALTY even when it is for several too; then what asks for several; then what is cheaper for anybody.
 */
public final class PromotionText {

    private static final int LONGEST = 500;
    private static final int MOST_TOGETHER = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<Wording> WORDINGS = DataFile.rows(PromotionText.class, "promotions.tsv", 2).stream()
            .map(Wording::of)
            .toList();

    private PromotionText() {}

    /** What a wording says; {@code promotions.tsv} explains each. */
    private enum Saying {
        LOYALTY,
        FREE,
        PAY_FOR,
        NTH_PERCENT,
        ALL_PERCENT,
        ALL_OFF,
        SET_PRICE,
        SEVERAL,
        CUT
    }

    /** @param first, second numbers of wordings that print none */
    private record Wording(Saying saying, Pattern pattern, Optional<Integer> first, Optional<Integer> second) {

        static Wording of(List<String> row) {
            String pattern = row.get(1)
                    .replace("<n>", "(?<n>\\d{1,3})")
                    .replace("<m>", "(?<m>\\d{1,3})")
                    .replace("<percent>", "(?<percent>\\d{1,3})")
                    .replace("<amount>", "(?<amount>\\d{1,7}(?:[.,]\\d{1,2})?)(?![\\d.,]*\\d)");
            return new Wording(
                    Saying.valueOf(row.get(0).toUpperCase(Locale.ROOT).replace('-', '_')),
                    Pattern.compile(pattern),
                    row.size() > 2 ? Optional.of(Integer.valueOf(row.get(2))) : Optional.empty(),
                    row.size() > 3 ? Optional.of(Integer.valueOf(row.get(3))) : Optional.empty());
        }
    }

    /**
     * The promotion that a text tells.
     *
     * @param price what one costs without it
     */
    public static Promotion read(String text, Money price) {
        String words = folded(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        boolean card = false;
        boolean several = false;
        boolean cut = false;
        Optional<MultiBuy> multiBuy = Optional.empty();
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.pattern().matcher(words);
            boolean settled = multiBuy.isPresent() && wording.saying() != Saying.CUT;
            if (settled || !matcher.find()) {
                continue;
            }
            switch (wording.saying()) {
                case LOYALTY -> card = true;
                case CUT -> cut = true;
                case SEVERAL -> several = true;
                default -> {
                    several = true;
                    multiBuy = multiBuy(wording, matcher, price);
                }
            }
        }
        return new Promotion(kind(card, several || multiBuy.isPresent(), cut), text, multiBuy);
    }

    private static Kind kind(boolean card, boolean several, boolean cut) {
        if (card) {
            return Kind.LOYALTY;
        }
        if (several) {
            return Kind.MULTI_BUY;
        }
        return cut ? Kind.CUT : Kind.OTHER;
    }

    private static String folded(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("ª", "a").replace("º", "a");
        String unmarked =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return SPACES.matcher(unmarked).replaceAll(" ").strip();
    }

    private static Optional<MultiBuy> multiBuy(Wording wording, Matcher matcher, Money price) {
        int n = number(matcher, "n").or(wording::first).orElse(2);
        int m = number(matcher, "m").or(wording::second).orElse(0);
        int percent = number(matcher, "percent").or(wording::second).orElse(0);
        BigDecimal one = BigDecimal.valueOf(price.minor());
        BigDecimal all = one.multiply(BigDecimal.valueOf(n));
        return switch (wording.saying()) {
            case SET_PRICE -> amount(matcher, price).flatMap(together -> together(n, together, all, price));
            case PAY_FOR -> together(n, one.multiply(BigDecimal.valueOf(m)), all, price);
            case FREE -> together(n + m, all, one.multiply(BigDecimal.valueOf((long) n + m)), price);
            case NTH_PERCENT -> together(n, all.subtract(share(one, percent)), all, price);
            case ALL_PERCENT -> together(n, all.subtract(share(all, percent)), all, price);
            case ALL_OFF -> amount(matcher, price).flatMap(off -> together(n, all.subtract(off), all, price));
            case LOYALTY, SEVERAL, CUT -> Optional.empty();
        };
    }

    /** So many for that; nothing where it is no bargain, which means that the words were not understood. */
    private static Optional<MultiBuy> together(int count, BigDecimal minor, BigDecimal without, Money price) {
        BigDecimal whole = minor.setScale(0, RoundingMode.HALF_EVEN);
        boolean bargain = whole.signum() > 0 && whole.compareTo(without) < 0;
        boolean several = count > 1 && count <= MOST_TOGETHER;
        return bargain && several
                ? Optional.of(new MultiBuy(count, new Money(whole.longValueExact(), price.currency())))
                : Optional.empty();
    }

    private static BigDecimal share(BigDecimal amount, int percent) {
        return percent > 100 ? amount.negate() : amount.multiply(BigDecimal.valueOf(percent, 2));
    }

    private static Optional<BigDecimal> amount(Matcher matcher, Money price) {
        BigDecimal major = new BigDecimal(matcher.group("amount").replace(',', '.'));
        return Optional.of(major.scaleByPowerOfTen(Currencies.exponent(price.currency())));
    }

    private static Optional<Integer> number(Matcher matcher, String group) {
        return matcher.pattern().pattern().contains("(?<" + group + ">")
                ? Optional.ofNullable(matcher.group(group)).map(Integer::valueOf)
                : Optional.empty();
    }
}
