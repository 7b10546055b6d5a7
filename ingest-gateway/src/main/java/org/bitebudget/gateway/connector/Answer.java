package org.bitebudget.gateway.connector;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store answered.
 *
 * @param uri the address that answered, after redirects
 * @param status HTTP status
 * @param headers header fields
 * @param body as sent
 * @param requests requests it took, redirects included
 */
@SuppressWarnings("ArrayRecordComponent") // a body on its way to its reader; nobody compares or changes it
record Answer(URI uri, int status, MultiMap headers, byte[] body, int requests) {

    private static final Pattern NEXT_LINK =
            Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** The target of a {@code Link} with {@code rel="next"}, absolute. */
    Optional<String> nextLink() {
        for (String link : headers.getAll("Link")) {
            Matcher next = NEXT_LINK.matcher(link);
            if (next.find()) {
                return Optional.of(uri.resolve(next.group(1)).toString());
            }
        }
        return Optional.empty();
    }

    /** {@code Retry-After}, as seconds or as a date. */
    Optional<Duration> retryAfter(Instant now) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(text.strip()).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        try {
            Instant date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
