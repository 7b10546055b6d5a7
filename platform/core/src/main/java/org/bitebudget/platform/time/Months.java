package org.bitebudget.platform.time;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** Months as they stand in paths, keys and events: {@code YYYY-MM}. {@link YearMonth#toString()} writes that form. */
public final class Months {

    // YearMonth.parse alone would take +12345-01
    private static final Pattern FORM = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private Months() {}

    /** The month, or nothing if the text is not of the form {@code YYYY-MM}. */
    public static Optional<YearMonth> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }
}
