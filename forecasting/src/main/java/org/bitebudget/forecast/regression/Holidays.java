package org.bitebudget.forecast.regression;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bitebudget.forecast.Timeline;

/** Public holidays of a country, by the rules that Jollyday keeps. */
final class Holidays {
    private static final Map<String, Holidays> KNOWN = new ConcurrentHashMap<>();

    private final HolidayManager manager;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    private Holidays(HolidayManager manager) {
        this.manager = manager;
    }

    /**
     * The holidays that count in all of a country.
     *
     * @param country ISO 3166 code in any case
     * @throws IllegalArgumentException if its holidays aren't known
     */
    static Holidays of(String country) {
        String known = country.toUpperCase(Locale.ROOT);
        if (!Timeline.knowsHolidaysOf(country)) {
            throw new IllegalArgumentException("the holidays of \"" + country + "\" aren't known");
        }
        return KNOWN.computeIfAbsent(
                known, code -> new Holidays(HolidayManager.getInstance(ManagerParameters.create(code))));
    }

    /** The holiday's key, the same each year. */
    Optional<String> on(LocalDate day) {
        return Optional.ofNullable(
                years.computeIfAbsent(day.getYear(), this::year).get(day));
    }

    private Map<LocalDate, String> year(int year) {
        Map<LocalDate, String> days = new HashMap<>();
        for (Holiday holiday : manager.getHolidays(Year.of(year))) {
            // the day itself, not the working day it is moved to: shops keep the former
            days.put(holiday.getActualDate(), holiday.getPropertiesKey());
        }
        return days;
    }
}
