package org.bitebudget.ocr.domain.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.text.Fold;

/** Finds the date of the purchase. Orders of day, month and year come from languages.tsv, names from months.tsv. */
final class DateReader {

    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d.,/-])(\\d{1,4})\\s?[./,\\-]\\s?(\\d{1,2})\\s?[./,\\-]\\s?(\\d{4}|\\d{2})(?![\\d])");
    private static final Pattern NAMED =
            Pattern.compile("(?<!\\d)(\\d{1,2})[\\s.\\-/]*(\\p{L}{3,10})[\\s.,\\-/']*(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern NAMED_FIRST =
            Pattern.compile("(?<!\\p{L})(\\p{L}{3,10})[\\s.]*(\\d{1,2})[\\s.,]+(\\d{4})(?!\\d)");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}\\s?[:.]\\s?\\d{2}");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{12,}");
    private static final double NUMBERED = 1;
    private static final int EARLIEST_YEAR = 1990;

    private final List<String> orders;
    private final LocalDate latest;
    private final Map<String, Integer> months;

    /**
     * A reader that takes no date after {@code latest}.
     *
     * @param orders {@code dmy}, {@code mdy}, {@code ymd}, the most likely first
     * @param months numbers of the months by their folded names
     */
    DateReader(List<String> orders, Map<String, Integer> months, LocalDate latest) {
        this.orders = orders;
        this.months = months;
        this.latest = latest;
    }

    /** The most likely date; dates that say so, stand beside a time, or are printed more than once come first. */
    Optional<ReadField<LocalDate>> find(List<PassFindings> passes) {
        Map<LocalDate, Double> scores = new HashMap<>();
        Map<LocalDate, ReadField<LocalDate>> fields = new HashMap<>();
        for (PassFindings pass : passes) {
            for (PrintedRow row : pass.rows()) {
                for (Found found : dates(row.text())) {
                    double score = score(row, found);
                    scores.merge(found.date, score, Double::sum);
                    double confidence = row.row().confidence();
                    fields.putIfAbsent(
                            found.date,
                            new ReadField<>(found.date, confidence, row.row().box(), found.raw));
                }
            }
        }
        confirmByNumbers(passes, scores, fields);
        return scores.entrySet().stream()
                .max(Map.Entry.<LocalDate, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> fields.get(entry.getKey()));
    }

    /**
     * Tills often print the date once more within a long number, under a barcode say. There it confirms a printed date,
     * also one of which a digit was misread or lost.
     */
    private void confirmByNumbers(
            List<PassFindings> passes, Map<LocalDate, Double> scores, Map<LocalDate, ReadField<LocalDate>> fields) {
        Set<LocalDate> numbered = new HashSet<>();
        for (PassFindings pass : passes) {
            for (PrintedRow row : pass.rows()) {
                Matcher number = LONG_NUMBER.matcher(row.text().replace(" ", ""));
                while (number.find()) {
                    numbered.addAll(within(number.group()));
                }
            }
        }
        Map<LocalDate, Double> printed = Map.copyOf(scores);
        for (LocalDate date : numbered) {
            printed.keySet().stream()
                    .filter(other -> Fold.distance(digits(date), digits(other), 1) <= 1)
                    .max(Comparator.comparingDouble(printed::get))
                    .ifPresent(other -> {
                        scores.merge(date, printed.get(other) + NUMBERED, Math::max);
                        fields.putIfAbsent(date, fields.get(other).as(date));
                    });
        }
    }

    private List<LocalDate> within(String number) {
        List<LocalDate> dates = new ArrayList<>();
        for (int at = 0; at + 8 <= number.length(); at++) {
            date(number.substring(at + 6, at + 8), number.substring(at + 4, at + 6), number.substring(at, at + 4), "")
                    .ifPresent(found -> dates.add(found.date));
        }
        return dates;
    }

    private static String digits(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    private static double score(PrintedRow row, Found found) {
        double score = 0.3 + 0.7 * row.row().confidence();
        score += row.has(LabelRole.DATE) ? 1 : 0;
        score -= row.has(LabelRole.NOTDATE) ? 2 : 0;
        String rest = row.text().replace(found.raw, " ");
        score += CLOCK.matcher(rest).find() ? 0.7 : 0;
        score += found.fourDigitYear ? 0.2 : 0;
        return score;
    }

    private List<Found> dates(String text) {
        String digits = text.replace('O', '0')
                .replace('o', '0')
                .replace('l', '1')
                .replace('I', '1')
                .replace('|', '1');
        List<Found> found = new ArrayList<>();
        Matcher numeric = NUMERIC.matcher(digits);
        int from = 0;
        while (numeric.find(from)) {
            String raw = text.substring(numeric.start(), numeric.end());
            numeric(numeric.group(1), numeric.group(2), numeric.group(3), raw).ifPresent(found::add);
            from = numeric.start() + 1;
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            named(named.group(1), named.group(2), named.group(3), named.group()).ifPresent(found::add);
        }
        Matcher first = NAMED_FIRST.matcher(text);
        while (first.find()) {
            named(first.group(2), first.group(1), first.group(3), first.group()).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Found> numeric(String a, String b, String c, String raw) {
        if (a.length() == 3) {
            return Optional.empty();
        }
        if (a.length() == 4) {
            return c.length() == 2 ? date(c, b, a, raw) : Optional.empty();
        }
        for (String order : orders) {
            Optional<Found> date =
                    switch (order) {
                        case "dmy" -> date(a, b, c, raw);
                        case "mdy" -> date(b, a, c, raw);
                        case "ymd" -> c.length() == 2 && a.length() == 2 ? date(c, b, a, raw) : Optional.empty();
                        default -> throw new IllegalStateException("unknown date order " + order);
                    };
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> named(String day, String name, String year, String raw) {
        Integer month = months.get(Fold.text(name.toLowerCase(Locale.ROOT)));
        return month == null ? Optional.empty() : date(day, String.valueOf(month), year, raw);
    }

    private Optional<Found> date(String day, String month, String year, String raw) {
        int fullYear = Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
        try {
            LocalDate date = LocalDate.of(fullYear, Integer.parseInt(month), Integer.parseInt(day));
            boolean plausible = fullYear >= EARLIEST_YEAR && !date.isAfter(latest);
            return plausible ? Optional.of(new Found(date, raw.strip(), year.length() == 4)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private record Found(LocalDate date, String raw, boolean fourDigitYear) {}
}
