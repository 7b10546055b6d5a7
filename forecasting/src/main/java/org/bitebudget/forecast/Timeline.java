package org.bitebudget.forecast;

import de.focus_shift.jollyday.core.HolidayManager;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When the observations of a panel were made, for methods that know weekdays, months and holidays. All its series end together.
 *
 * @param newest time of the newest observation
 * @param unit one step, from hours to years
 * @param country ISO 3166 code of the country whose public holidays count, empty for none
 */
public record Timeline(LocalDateTime newest, ChronoUnit unit, String country) {

    public Timeline {
        if (unit.compareTo(ChronoUnit.HOURS) < 0 || unit.compareTo(ChronoUnit.YEARS) > 0) {
            throw new IllegalArgumentException("a step lasts from an hour to a year but is given in " + unit);
        }
    }

    /** True if there are rules for the public holidays of a country. */
    public static boolean knowsHolidaysOf(String country) {
        return HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT));
    }

    /** The time {@code steps} steps after the newest observation; negative ones are before it. */
    public LocalDateTime at(int steps) {
        return newest.plus(steps, unit);
    }

    /** The same, had the last {@code steps} observations not been made yet. */
    public Timeline before(int steps) {
        return new Timeline(at(-steps), unit, country);
    }
}
