package org.bitebudget.budget.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;

/**
 * Money moved, or suggested to be moved, between categories after an overspend.
 *
 * @param id function of household, day and receiver
 * @param date the day whose end state caused it
 * @param receiver taxonomy id of the overspent category
 * @param donations who gives, in the order they were asked
 * @param need the overspend that the receiver's own month cannot hold, in minor units
 * @param currency ISO 4217 code
 * @param state whether it holds
 */
public record Redistribution(
        String id, LocalDate date, String receiver, List<Donation> donations, long need, String currency, State state) {

    /** Whether a redistribution holds. */
    public enum State {
        /** Waits for a decision. */
        SUGGESTED,
        /** Holds. */
        ACTIVE,
        /** The household does not want it. */
        DECLINED
    }

    /**
     * What one category gives.
     *
     * @param category taxonomy id
     * @param minor minor units, above zero
     */
    public record Donation(String category, long minor) {}

    // U+2212: the sign lines up with the plus and is not taken for a hyphen.
    private static final String MINUS = "\u2212";

    public Redistribution {
        donations = List.copyOf(donations);
    }

    /** The id of a redistribution: one for each household, day and receiver. */
    public static String idOf(String household, LocalDate date, String receiver) {
        return Ids.of("red", household, date.toString(), receiver);
    }

    /** The same in another state. */
    Redistribution in(State other) {
        return new Redistribution(id, date, receiver, donations, need, currency, other);
    }

    /** What the donors give together, in minor units. */
    public long covered() {
        return donations.stream().mapToLong(Donation::minor).sum();
    }

    /** What the donors can't give, in minor units. */
    public long uncovered() {
        return need - covered();
    }

    /** What was suggested, see {@link #fingerprint(long, List)}. */
    public long fingerprint() {
        return fingerprint(need, donations);
    }

    /** 64 bits of SHA-256 over need and donations: a decision names them, and lapses when they change. */
    public static long fingerprint(long need, List<Donation> donations) {
        MessageDigest digest = Ids.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(need).flip());
        for (Donation donation : donations) {
            byte[] category = donation.category().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES + category.length + Long.BYTES)
                    .putInt(category.length)
                    .put(category)
                    .putLong(donation.minor())
                    .flip());
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** What happened in a sentence with its numbers: {@code Dining +10.00, Entertainment −10.00}, and why. */
    public String sentence() {
        String over =
                "%s was %s over its month on %s".formatted(CategoryIds.name(receiver), new Money(need, currency), date);
        if (donations.isEmpty()) {
            return over + "; no category can give.";
        }
        String moved = donations.stream()
                .map(donation ->
                        "%s %s%s".formatted(CategoryIds.name(donation.category()), MINUS, format(donation.minor())))
                .collect(Collectors.joining(
                        ", ", "%s +%s, ".formatted(CategoryIds.name(receiver), format(covered())), ""));
        String rest = uncovered() > 0 ? "; %s not covered".formatted(format(uncovered())) : "";
        return "%s: %s%s%s.".formatted(over, state == State.ACTIVE ? "" : stateWord(), moved, rest);
    }

    private String stateWord() {
        return state == State.SUGGESTED ? "suggested " : "declined ";
    }

    private String format(long minor) {
        return new Money(minor, currency).format();
    }
}
