package org.bitebudget.gateway.connector;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.gateway.domain.connector.AnswerShape;
import org.bitebudget.gateway.domain.connector.AnswerShape.Format;
import org.bitebudget.gateway.domain.connector.FieldRule;
import org.bitebudget.gateway.domain.connector.Manners;
import org.bitebudget.gateway.domain.connector.Paging;
import org.bitebudget.gateway.domain.connector.RequestTemplate;
import org.bitebudget.gateway.domain.connector.Schedule;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;

/** Reads the sections of an adapter file; what is to be mended goes to the sections' list of faults. */
final class AdapterSections {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([^{}]*)}");
    private static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1);
    private static final Duration REFRESH = Duration.ofDays(7);
    private static final int MOST_PAGES = 100;

    private final YamlSection file;
    private final Optional<YamlSection> request;
    private final Optional<YamlSection> paging;
    private final Optional<YamlSection> answer;
    private int mostPages = MOST_PAGES;

    AdapterSections(YamlSection file) {
        this.file = file;
        this.request = file.neededSection("request");
        this.paging = file.section("paging");
        this.answer = file.neededSection("answer");
    }

    Optional<RequestTemplate> request() {
        return request.flatMap(RequestSection::read);
    }

    Optional<Paging> paging() {
        if (paging.isEmpty()) {
            return Optional.of(new Paging.OnePage());
        }
        YamlSection section = paging.get();
        Optional<String> by = section.needed("by");
        mostPages = section.integer("most_pages", 1, 100_000).orElse(MOST_PAGES);
        Optional<Paging> declared = by.flatMap(kind -> paging(kind, section));
        section.finish();
        return declared;
    }

    private static Optional<Paging> paging(String kind, YamlSection section) {
        return switch (kind) {
            case "page", "offset" -> {
                boolean pages = kind.equals("page");
                String variable = section.text("variable").orElse(kind);
                int first = section.integer("first", 0, 1_000_000).orElse(pages ? 1 : 0);
                Optional<Integer> step = section.integer("step", 1, 100_000);
                if (!pages && step.isEmpty()) {
                    section.fault("step", "is missing: how many items a page has");
                }
                yield Optional.of(new Paging.Counted(variable, first, step.orElse(1)));
            }
            case "cursor" -> {
                String variable = section.text("variable").orElse(kind);
                String first = section.text("first").orElse("");
                yield section.needed("path").map(path -> new Paging.Cursor(variable, first, path));
            }
            case "link" -> Optional.of(new Paging.LinkHeader());
            case "next_url" -> section.needed("path").map(Paging.NextUrl::new);
            case "none" -> Optional.of(new Paging.OnePage());
            default -> {
                section.fault("by", "expected page, offset, cursor, link, next_url or none");
                yield Optional.empty();
            }
        };
    }

    /** Pages of one value asked for; known after {@link #paging}. */
    int mostPages() {
        return mostPages;
    }

    Optional<AnswerShape> answer() {
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        YamlSection section = answer.get();
        Optional<Format> format =
                section.read("format", "json, csv, xml or html", text -> Format.valueOf(text.toUpperCase(Locale.ROOT)));
        if (format.isEmpty() && !section.keys().contains("format")) {
            section.fault("format", "is missing");
        }
        Optional<Charset> encoding = section.read("encoding", "a known encoding such as utf-8", Charset::forName);
        Optional<String> items = section.text("items");
        if (format.isPresent() && items.isPresent() == (format.get() == Format.CSV)) {
            section.fault("items", items.isPresent() ? "records of CSV are the items" : "is missing");
        }
        section.finish();
        return format.map(kind -> new AnswerShape(kind, encoding, items.orElse("")));
    }

    Map<Column, FieldRule> fields(Optional<AnswerShape> shape) {
        return FieldsSection.read(file, shape);
    }

    Optional<Schedule> schedule(ZoneId zone) {
        Optional<YamlSection> found = file.neededSection("schedule");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlSection section = found.get();
        Optional<Duration> every = section.span("every");
        if (every.filter(period -> period.compareTo(SHORTEST_PERIOD) < 0).isPresent()) {
            section.fault("every", "at least " + SHORTEST_PERIOD);
        }
        List<String> at = section.texts("at");
        List<LocalTime> times =
                at.stream().flatMap(text -> time(section, text).stream()).toList();
        if (at.isEmpty() != section.keys().contains("every")) {
            file.fault("schedule", "expected either every, such as PT6H, or at, such as [\"05:30\", \"17:30\"]");
        }
        section.finish();
        return every.<Schedule>map(Schedule.Every::new)
                .or(() -> times.isEmpty() ? Optional.empty() : Optional.of(new Schedule.Daily(times, zone)));
    }

    private static Optional<LocalTime> time(YamlSection section, String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (java.time.DateTimeException e) {
            section.fault("at", "'" + text + "' is not a time such as \"05:30\"");
            return Optional.empty();
        }
    }

    Manners manners() {
        Optional<YamlSection> found = file.section("manners");
        Manners manners = new Manners(
                found.flatMap(section -> section.integer("requests_per_minute", 1, 6_000))
                        .orElse(30),
                found.flatMap(section -> section.span("pause")).orElse(Duration.ofSeconds(1)),
                found.flatMap(section -> section.text("user_agent")).orElse("BiteBudget (price connector)"),
                found.flatMap(section -> section.integer("attempts", 1, 10)).orElse(4),
                found.flatMap(section -> section.span("refresh")).orElse(REFRESH));
        found.ifPresent(YamlSection::finish);
        return manners;
    }

    /** Every variable of the address has a value, and every value a variable. */
    void checkVariables(RequestTemplate template, Paging pages) {
        Optional<String> asks = pages.asks();
        Matcher placeholders = PLACEHOLDER.matcher(template.url());
        while (placeholders.find()) {
            String name = placeholders.group(1);
            if (!name.equals(template.variable()) && !asks.equals(Optional.of(name))) {
                request.orElseThrow().fault("url", "nothing says what {" + name + "} is");
            }
        }
        for (String needed : List.of(template.variable(), asks.orElse(""))) {
            if (!needed.isEmpty() && !template.url().contains("{" + needed + "}")) {
                request.orElseThrow().fault("url", "lacks {" + needed + "}");
            }
        }
    }

    /** The paths beside those of the fields. */
    void checkPaths(AnswerShape shape, Paging pages) {
        boolean csv = shape.format() == Format.CSV;
        if (!csv) {
            PathSyntax.fault(shape.format(), shape.items(), false)
                    .ifPresent(reason -> answer.orElseThrow().fault("items", reason));
        }
        pages.told()
                .flatMap(text -> csv
                        ? Optional.of("CSV has no place for the next page")
                        : PathSyntax.fault(shape.format(), text, true))
                .ifPresent(reason -> paging.orElseThrow().fault("path", reason));
    }
}
