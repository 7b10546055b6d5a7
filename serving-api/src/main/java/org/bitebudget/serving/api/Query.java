package org.bitebudget.serving.api;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.sentence.Phrases;
import org.bitebudget.platform.time.Months;

/** Parameters of requests, refused with a problem that names them. */
final class Query {

    private static final List<String> LANGUAGES =
            Phrases.LANGUAGES.stream().map(Locale::toLanguageTag).toList();
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int LONGEST_TEXT = 200;

    private Query() {}

    /** How many items a page may have. */
    static int limit(RoutingContext request) {
        return integer(request, "limit", 1, LARGEST_PAGE, DEFAULT_PAGE);
    }

    static int integer(RoutingContext request, String name, int min, int max, int whenMissing) {
        String text = request.queryParams().get(name);
        if (text == null) {
            return whenMissing;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw invalid(name + " is not a whole number from " + min + " to " + max);
    }

    /** The place that an earlier page ended at; the beginning if there was none. */
    static String cursor(RoutingContext request) {
        String cursor = request.queryParams().get("cursor");
        if (cursor == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("cursor is none that a list of ours has answered");
        }
    }

    /** The cursor of a page that ends at a place. */
    static String cursorAt(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> text(RoutingContext request, String name) {
        Optional<String> text = Optional.ofNullable(request.queryParams().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        if (text.isPresent() && text.get().length() > LONGEST_TEXT) {
            throw invalid(name + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** The language asked for by name, else the first of the browser's that is spoken here, else English. */
    static String language(RoutingContext request) {
        Optional<String> wanted = text(request, "lang").map(text -> text.toLowerCase(Locale.ROOT));
        if (wanted.filter(text -> !LANGUAGES.contains(text)).isPresent()) {
            throw invalid("lang is one of " + String.join(", ", LANGUAGES));
        }
        return wanted.orElseGet(() -> request.acceptableLanguages().stream()
                .map(language -> language.tag().toLowerCase(Locale.ROOT))
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(LANGUAGES.get(0)));
    }

    static Optional<YearMonth> month(RoutingContext request) {
        return text(request, "month").map(Query::month);
    }

    /** The month of a path. */
    static YearMonth pathMonth(RoutingContext request) {
        return month(request.pathParam("month"));
    }

    /** The day of a path. */
    static LocalDate pathDate(RoutingContext request) {
        return date("date", request.pathParam("date"));
    }

    static Optional<LocalDate> date(RoutingContext request, String name) {
        return text(request, name).map(value -> date(name, value));
    }

    private static YearMonth month(String text) {
        return Months.parse(text)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_MONTH, "months are of the form YYYY-MM, such as 2026-11"));
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, name + " is not a date of the form YYYY-MM-DD", e);
        }
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_PARAMETER, detail);
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(ErrorCode.NOT_FOUND, detail);
    }
}
