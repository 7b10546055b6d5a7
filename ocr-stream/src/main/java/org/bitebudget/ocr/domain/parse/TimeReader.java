package org.bitebudget.ocr.domain.parse;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.ocr.domain.text.Box;

/** Finds the time of the purchase; the time beside the date comes before others. */
final class TimeReader {

    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:])(\\d{1,2})\\s?[:;]\\s?(\\d{2})(?:\\s?[:;]\\s?(\\d{2}))?\\s?(?i:([AP])\\.?\\s?[MNH]\\b)?(?![\\d:])");
    private static final int NOON = 12;

    private TimeReader() {}

    static Optional<ReadField<LocalTime>> find(List<PassFindings> passes, Optional<Box> dateBox) {
        Map<LocalTime, Double> scores = new HashMap<>();
        Map<LocalTime, ReadField<LocalTime>> fields = new HashMap<>();
        for (PassFindings pass : passes) {
            for (PrintedRow row : pass.rows()) {
                Matcher matcher = CLOCK.matcher(row.text());
                while (matcher.find()) {
                    time(matcher).ifPresent(time -> {
                        scores.merge(time, score(row, matcher, dateBox), Double::sum);
                        fields.putIfAbsent(
                                time,
                                new ReadField<>(
                                        time, row.row().confidence(), row.row().box(), matcher.group()));
                    });
                }
            }
        }
        return scores.entrySet().stream()
                .max(Map.Entry.<LocalTime, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<LocalTime, Double>comparingByKey().reversed()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> fields.get(entry.getKey()));
    }

    private static double score(PrintedRow row, Matcher clock, Optional<Box> dateBox) {
        double score = 0.3 + 0.7 * row.row().confidence();
        Box box = row.row().box();
        boolean besideDate = dateBox.filter(
                        date -> date.page() == box.page() && Math.abs(date.centreY() - box.centreY()) < box.height())
                .isPresent();
        score += besideDate ? 2 : 0;
        score += clock.group(3) != null ? 0.3 : 0;
        // two times in one row are opening hours or a stay
        Matcher other = CLOCK.matcher(row.text());
        int times = 0;
        while (other.find()) {
            times++;
        }
        return times > 1 ? score - 2 : score;
    }

    private static Optional<LocalTime> time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        int minute = Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        String half = matcher.group(4);
        if (half != null && hour >= 1 && hour <= NOON) {
            hour = hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
        }
        return hour < 24 && minute < 60 && second < 60
                ? Optional.of(LocalTime.of(hour, minute, second))
                : Optional.empty();
    }
}
