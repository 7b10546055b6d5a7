package org.bitebudget.price.domain.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.text.StoreName;

/** What an alert says to people, with its numbers. */
public final class AlertSentence {

    private AlertSentence() {}

    /** One sentence in English, without a full stop. */
    public static String of(Telling telling) {
        if (telling.now() instanceof LeadMove lead) {
            return cheaper(lead);
        }
        ProductMove now = (ProductMove) telling.now();
        ProductMove then = (ProductMove) telling.crossing();
        return switch (telling.rule().group().kind()) {
            case TARGET_REACHED ->
                price(now, then) + "; the target was " + money(telling.rule().threshold(), now);
            case NEW_LOW -> price(now, then) + "; it never cost less";
            case BACK_IN_STOCK -> where(now) + " is there again, for " + money(now.price(), now);
            case SHRINKFLATION -> shrunk(now, then);
            case DROP_PERCENT, RISE_PERCENT, CHEAPER_ELSEWHERE -> price(now, then);
        };
    }

    private static String price(ProductMove now, ProductMove then) {
        String news = where(now) + " is " + money(now.price(), now);
        return then.before() == null || then.before() == now.price()
                ? news
                : news + ", " + change(then.before(), now.price()) + " from " + money(then.before(), now);
    }

    private static String cheaper(LeadMove lead) {
        StoreOffer offer = lead.cheaper();
        String percent = BigDecimal.valueOf(lead.lead(), 6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toPlainString();
        String news = offer.name() + " at " + StoreName.of(offer.store()) + " is "
                + new Money(offer.price(), offer.currency());
        return news + ", " + percent + " % less than at " + StoreName.of(lead.thanStore()) + " with "
                + new Money(lead.than(), offer.currency());
    }

    private static String shrunk(ProductMove now, ProductMove then) {
        String sizes = " has shrunk from " + size(then.sizeBefore()) + " to " + size(now.size());
        return where(now) + sizes + " and costs " + money(now.price(), now)
                + (then.before() == now.price() ? " as before" : " instead of " + money(then.before(), now));
    }

    private static String size(Size size) {
        String unit = size.unit().toLowerCase(Locale.ROOT);
        BigDecimal amount = BigDecimal.valueOf(size.amountMicro(), 6);
        boolean small = amount.compareTo(BigDecimal.ONE) < 0;
        return switch (unit) {
            case "kg" -> small ? plain(amount.movePointRight(3)) + " g" : plain(amount) + " kg";
            case "l" -> small ? plain(amount.movePointRight(3)) + " ml" : plain(amount) + " l";
            default -> plain(amount) + " pieces";
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String where(ProductMove move) {
        return move.name() + " at " + StoreName.of(move.store());
    }

    private static Money money(long minor, ProductMove move) {
        return new Money(minor, move.currency());
    }

    private static String change(long before, long now) {
        String direction = now < before ? "down" : "up";
        if (before == 0) {
            return direction;
        }
        BigDecimal percent = BigDecimal.valueOf(Math.abs(now - before))
                .movePointRight(2)
                .divide(BigDecimal.valueOf(before), 0, RoundingMode.HALF_EVEN);
        return direction + " " + percent.toPlainString() + " %";
    }
}
