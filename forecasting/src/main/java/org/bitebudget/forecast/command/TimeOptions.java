package org.bitebudget.forecast.command;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.bitebudget.forecast.Timeline;
import org.bitebudget.forecast.panel.Panel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** When the observations of a file were made, for the methods that know weekdays and holidays. */
final class TimeOptions {
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "hour", ChronoUnit.HOURS, "day", ChronoUnit.DAYS, "week", ChronoUnit.WEEKS, "month", ChronoUnit.MONTHS);

    @Option(
            names = "--newest",
            paramLabel = "TIME",
            required = true,
            description = "date, or date and time, of the newest observation; all series end with it")
    private String newest;

    @Option(
            names = "--step",
            paramLabel = "UNIT",
            defaultValue = "day",
            description = "hour, day, week or month (default ${DEFAULT-VALUE})")
    private String step;

    @Option(
            names = "--holidays",
            paramLabel = "COUNTRY",
            defaultValue = "",
            description = "ISO 3166 code of the country whose public holidays count")
    private String country;

    /**
     * The panel with its times.
     *
     * @param options null if none were given
     * @throws ParameterException if an option makes no sense
     */
    static Panel timed(TimeOptions options, Panel panel, CommandSpec spec) {
        return options == null ? panel : panel.at(options.timeline(spec));
    }

    private Timeline timeline(CommandSpec spec) {
        ChronoUnit unit = UNITS.get(step.toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new ParameterException(spec.commandLine(), "--step is hour, day, week or month but not " + step);
        }
        if (!country.isEmpty() && !Timeline.knowsHolidaysOf(country)) {
            throw new ParameterException(
                    spec.commandLine(), "--holidays: the holidays of \"" + country + "\" aren't known");
        }
        try {
            LocalDateTime time = newest.contains("T")
                    ? LocalDateTime.parse(newest)
                    : LocalDate.parse(newest).atStartOfDay();
            return new Timeline(time, unit, country);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--newest is a date such as 2024-05-31 but not " + newest, e);
        }
    }
}
