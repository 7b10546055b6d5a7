package org.bitebudget.platform.time;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months as they stand in paths, keys and events: {@code YYYY-MM}. {@link YearMonth#toString()} writes that form. */
public final class Months {

    // YearMonth.parse alone would take +12345-01, and takes long
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");

    /** A month can be planned until it has been over for so many months. */
    public static final int OPEN_AFTER = 12;

    private Months() {}

    /**
     * Whether a month can no longer be planned.
     *
     * @param at when somebody wants to
     * @param zone the household's
     */
    public static boolean isClosed(YearMonth month, Instant at, ZoneId zone) {
        return month.plusMonths(OPEN_AFTER).isBefore(YearMonth.from(at.atZone(zone)));
    }

    /** The month, or nothing if the text is not of the form {@code YYYY-MM}. */
    public static Optional<YearMonth> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }
}
