package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.product.SizeAmount.Rank;
import org.bitebudget.platform.product.SizeToken.Kind;
import org.bitebudget.platform.product.SizeWord.Role;

/**
 * Finds the amounts in a text, from left to right:
 *
 * <pre>
 * amount    = { count "x" } number [ "-" number ] unit [ "x" count ]     2 x 6 x 0.33 l, 200-250 g, 330 ml x 6
 *           | count [ word ] container [ link ] amount                   6 mini bricks de 200 ml
 *           | "por" unit | "dozen"
 * pack      = count "pack" | "pack" [ link ] count | "x" count | count "x" count
 * </pre>
 */
final class SizeGrammar {

    private static final BigDecimal LEAST_SOLD_LOOSE = BigDecimal.valueOf(400_000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final SizeTokens tokens;
    private final List<SizeAmount> amounts = new ArrayList<>();
    private long pack;
    private boolean packPrintsTotal;
    private boolean nextIsDrained;
    private int at;

    SizeGrammar(SizeTokens tokens) {
        this.tokens = tokens;
        while (at < tokens.size()) {
            step();
        }
    }

    /** The amounts in the order of the text. */
    List<SizeAmount> amounts() {
        return amounts;
    }

    /** How many units a pack has, where that stands apart from the amount; 0 otherwise. */
    long pack() {
        return pack;
    }

    /** Whether the amount is that of the whole pack, as in {@code Pack-6 1.2 l}. */
    boolean packPrintsTotal() {
        return packPrintsTotal;
    }

    private void step() {
        SizeToken token = tokens.get(at);
        int start = at;
        switch (token.kind()) {
            case NUMBER -> number(1);
            case TIMES -> timesCount();
            case SLASH -> loose(at + 1);
            case WORD -> word(token);
            default -> {}
        }
        at = Math.max(at, start + 1);
    }

    private void word(SizeToken token) {
        if (tokens.column() && tokens.size() == 1) {
            only(token);
        } else if (token.has(Role.PACK) || token.has(Role.CONTAINER)) {
            packOf(token.has(Role.PACK));
        } else if (token.has(Role.DRAINED)) {
            drained();
        } else if (token.has(Role.ALONE)) {
            token.as(Role.ALONE, tokens.currency()).ifPresent(word -> add(Rank.PIECE, word, word.micros(), 1));
        } else if (token.has(Role.PER)) {
            loose(at + 1);
        }
    }

    /** A column of nothing but a unit: goods sold by it. */
    private void only(SizeToken token) {
        token.as(Role.ALONE, tokens.currency())
                .or(() -> token.as(Role.MEASURE, tokens.currency()).filter(SizeGrammar::isSoldLoose))
                .or(() -> token.as(Role.PIECE, tokens.currency()))
                .or(() -> token.as(Role.COLUMN, tokens.currency()))
                .ifPresent(word -> add(Rank.LOOSE, word, word.micros(), 1));
    }

    private void loose(int next) {
        if (next < tokens.size()) {
            tokens.get(next)
                    .as(Role.MEASURE, tokens.currency())
                    .filter(SizeGrammar::isSoldLoose)
                    .ifPresent(word -> add(Rank.LOOSE, word, word.micros(), 1));
        }
    }

    /** By the kilogram, pound, litre or pint, not by the gram. */
    private static boolean isSoldLoose(SizeWord unit) {
        return unit.micros().compareTo(LEAST_SOLD_LOOSE) >= 0;
    }

    /** A number and what follows; {@code factor} things of it are sold. */
    private void number(long factor) {
        long count = factor;
        int begun = at;
        while (tokens.kind(at + 1, Kind.TIMES)
                && tokens.kind(at + 2, Kind.NUMBER)
                && tokens.counted(at).isPresent()) {
            count *= tokens.counted(at).get();
            at += 2;
        }
        if (tokens.kind(at + 1, Kind.TIMES) && tokens.kind(at + 2, Kind.NUMBER)) {
            // so many that nobody sells them together
            at += 3;
        } else if (eachMeasured()) {
            held(count * tokens.counted(at).get(), at + 2, tokens.get(at + 1));
        } else if (amount(count)) {
            return;
        } else if (tokens.container(at + 1) && tokens.counted(at).isPresent()) {
            held(count * tokens.counted(at).get(), at + 2, tokens.get(at + 1));
        } else if (describedContainer() && tokens.counted(at).isPresent()) {
            held(count * tokens.counted(at).get(), at + 3, tokens.get(at + 2));
        } else if (at > begun) {
            // 1 x 12 of what was said before
            pack = count / factor * tokens.counted(at).orElse(1);
            at++;
        } else if (at == 0 && tokens.kind(1, Kind.TIMES)) {
            pack = tokens.counted(0).orElse(1);
        }
    }

    /** Pieces of which each is measured: {@code 6 uds de 125 g}, {@code 10 Stück à 60 g}. */
    private boolean eachMeasured() {
        boolean linked = tokens.kind(at + 2, Kind.TIMES) || tokens.has(at + 2, Role.LINK);
        return tokens.counted(at).isPresent()
                && linked
                && (tokens.measured(at + 2) || tokens.measured(at + 3))
                && tokens.unit(at + 1)
                        .filter(unit -> unit.unit() == BaseUnit.PIECE)
                        .isPresent();
    }

    /** Whether an amount's number, or range of numbers, is here; then takes it and moves behind it. */
    private boolean amount(long count) {
        boolean added = tokens.kind(at - 1, Kind.PLUS) && tokens.kind(at - 2, Kind.WORD);
        boolean range = tokens.kind(at + 1, Kind.DASH) && tokens.kind(at + 2, Kind.NUMBER);
        int unitAt = range ? at + 3 : at + 1;
        Optional<SizeWord> unit = tokens.unit(unitAt);
        if (unit.isEmpty() || unit.get().role() == Role.CONTAINER) {
            return false;
        }
        Optional<BigDecimal> value =
                range ? middle(unit.get()) : tokens.get(at).value(unit.get().thousands());
        at = unitAt + 1;
        if (value.isPresent() && !tokens.kind(at, Kind.EQUALS) && !content()) {
            BigDecimal before = added ? takenBack(unit.get()) : BigDecimal.ZERO;
            BigDecimal micros = value.get().multiply(unit.get().micros()).add(before);
            add(rank(unit.get().role()), unit.get(), micros, count * trailing());
        }
        return true;
    }

    /** What {@code 100 g + 20 g} has before the plus. */
    private BigDecimal takenBack(SizeWord unit) {
        SizeAmount last = amounts.isEmpty() ? null : amounts.get(amounts.size() - 1);
        return last != null && last.unit() == unit.unit() && last.count() == 1
                ? amounts.remove(amounts.size() - 1).micros()
                : BigDecimal.ZERO;
    }

    /** The middle of a range such as 200-250 g; nothing when it is wider than its lower end. */
    private Optional<BigDecimal> middle(SizeWord unit) {
        Optional<BigDecimal> low = tokens.get(at).value(unit.thousands());
        Optional<BigDecimal> high = tokens.get(at + 2).value(unit.thousands());
        if (low.isEmpty() || high.isEmpty() || high.get().compareTo(low.get()) < 0) {
            return Optional.empty();
        }
        return high.get().compareTo(low.get().multiply(TWO)) > 0
                ? Optional.empty()
                : Optional.of(low.get().add(high.get()).divide(TWO));
    }

    /** A word, a container and what it holds: mini bricks de 200 ml. */
    private boolean describedContainer() {
        return tokens.kind(at + 1, Kind.OTHER)
                && tokens.container(at + 2)
                && tokens.has(at + 3, Role.LINK)
                && tokens.measured(at + 3);
    }

    /** So many containers: of what is measured next, or counted themselves. */
    private void held(long count, int next, SizeToken container) {
        int measure = next;
        while (tokens.has(measure, Role.LINK) || tokens.kind(measure, Kind.TIMES)) {
            measure++;
        }
        if (tokens.measured(measure)) {
            at = measure;
            number(count);
        } else {
            container
                    .as(Role.CONTAINER, tokens.currency())
                    .ifPresent(word -> add(Rank.PART, word, word.micros(), count));
            container.as(Role.PACK, tokens.currency()).ifPresent(word -> pack = count);
            at = next;
        }
    }

    /** {@code pack de 6}, {@code Pack-6}; of mere containers only {@code caja de 12} without a unit. */
    private void packOf(boolean isPack) {
        boolean dashed = tokens.kind(at + 1, Kind.DASH)
                && tokens.kind(at + 2, Kind.NUMBER)
                && tokens.get(at + 2).attached();
        int number = at + 1;
        while (tokens.has(number, Role.LINK) || tokens.kind(number, Kind.DASH)) {
            number++;
        }
        boolean free = tokens.unit(number + 1).isEmpty() && !tokens.kind(number + 1, Kind.TIMES);
        if (isPack && tokens.counted(number).isPresent() && free) {
            pack = tokens.counted(number).get();
            packPrintsTotal = dashed && tokens.measured(number + 1);
            at = number + 1;
        }
    }

    /** {@code x 6} behind anything. */
    private void timesCount() {
        boolean free = tokens.unit(at + 2).isEmpty() && !tokens.kind(at + 2, Kind.TIMES);
        if (at > 0 && free) {
            tokens.counted(at + 1).ifPresent(count -> {
                pack = count;
                at += 2;
            });
        }
    }

    /** {@code x 6} right behind an amount, or {@code (1 x 12)}. */
    private long trailing() {
        boolean free = tokens.unit(at + 2)
                .filter(unit -> unit.role() != Role.CONTAINER)
                .isEmpty();
        if (tokens.kind(at, Kind.TIMES) && tokens.counted(at + 1).isPresent() && free) {
            int count = tokens.counted(at + 1).get();
            at += 2;
            return count;
        }
        return 1;
    }

    /** The drained weight is the one behind this word, or else right before it. */
    private void drained() {
        boolean before = !amounts.isEmpty() && at > 0 && tokens.unit(at - 1).isPresent();
        if (before && !tokens.measured(at + 1)) {
            amounts.add(amounts.remove(amounts.size() - 1).asDrained());
        } else {
            nextIsDrained = true;
        }
    }

    /** Whether what the amount is of follows: 20 g de proteína. */
    private boolean content() {
        return tokens.has(tokens.has(at, Role.LINK) ? at + 1 : at, Role.CONTENT);
    }

    private void add(Rank rank, SizeWord unit, BigDecimal micros, long count) {
        if (micros.signum() > 0) {
            amounts.add(new SizeAmount(rank, micros, unit.unit(), count, nextIsDrained));
            nextIsDrained = false;
        }
    }

    private static Rank rank(Role role) {
        return switch (role) {
            case MEASURE -> Rank.MEASURE;
            case DOSE -> Rank.DOSE;
            case PIECE, COLUMN, ATTACHED -> Rank.PIECE;
            default -> Rank.PART;
        };
    }
}
