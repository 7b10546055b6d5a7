package org.bitebudget.gateway.domain.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bitebudget.platform.time.FutureLimit;

/**
 * The weather of a place, by day.
 *
 * @param place what the sender calls it
 * @param source who says so
 * @param days at least one
 */
public record WeatherDays(String place, Optional<String> source, List<Day> days) {

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final int DAYS_AHEAD = 16;
    private static final double COLDEST = -90;
    private static final double HOTTEST = 60;
    private static final double WETTEST = 2000;

    /**
     * One local day.
     *
     * @param temperature mean, in degrees Celsius
     * @param min lowest, in degrees Celsius
     * @param max highest, in degrees Celsius
     * @param precipitation in mm
     * @param forecast whether it was not observed yet
     */
    public record Day(
            LocalDate date,
            double temperature,
            Optional<Double> min,
            Optional<Double> max,
            double precipitation,
            boolean forecast) {}

    /** Keeps its own copy of the days. */
    public WeatherDays {
        days = List.copyOf(days);
    }

    /** Everything to mend. */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (days.isEmpty()) {
            faults.add(Fault.invalid("/days", "at least one day"));
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            String pointer = "/days/" + i;
            if (!seen.add(day.date())) {
                faults.add(Fault.invalid(pointer + "/date", "the day stands twice"));
            }
            date(pointer + "/date", day, now).ifPresent(faults::add);
            temperatures(pointer, day).forEach(faults::add);
            if (isOutside(day.precipitation(), 0, WETTEST)) {
                faults.add(Fault.invalid(pointer + "/precipitation", "0 to " + WETTEST + " mm"));
            }
        }
        return faults;
    }

    private static Optional<Fault> date(String pointer, Day day, Instant now) {
        // The day may have begun east of UTC without being in the future.
        LocalDate today = LocalDate.ofInstant(now.plus(FutureLimit.ALLOWED), ZoneOffset.UTC);
        if (day.date().isBefore(OLDEST)) {
            return Optional.of(Fault.invalid(pointer, "not before " + OLDEST));
        }
        if (day.date().isAfter(today.plusDays(DAYS_AHEAD))) {
            return Optional.of(new Fault(Rule.DATE_IN_FUTURE, pointer, "more than " + DAYS_AHEAD + " days ahead"));
        }
        return day.date().isAfter(today) && !day.forecast()
                ? Optional.of(new Fault(Rule.DATE_IN_FUTURE, pointer, "a day to come has a forecast at most"))
                : Optional.empty();
    }

    private static Stream<Fault> temperatures(String pointer, Day day) {
        double mean = day.temperature();
        return Stream.of(
                        range(pointer + "/temperature", mean, COLDEST, HOTTEST),
                        day.min().flatMap(min -> range(pointer + "/temperature_min", min, COLDEST, mean)),
                        day.max().flatMap(max -> range(pointer + "/temperature_max", max, mean, HOTTEST)))
                .flatMap(Optional::stream);
    }

    private static Optional<Fault> range(String pointer, double degrees, double lowest, double highest) {
        return isOutside(degrees, lowest, highest)
                ? Optional.of(Fault.invalid(pointer, lowest + " to " + highest + " °C"))
                : Optional.empty();
    }

    private static boolean isOutside(double value, double lowest, double highest) {
        return value < lowest || value > highest;
    }
}
