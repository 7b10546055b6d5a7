package org.bitebudget.gateway.connector;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bitebudget.gateway.domain.connector.RequestTemplate;

/** Reads the section {@code request} of an adapter file. */
final class RequestSection {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Set<String> HEADERS_OF_OURS = Set.of(
            "host",
            "content-length",
            "connection",
            "accept-encoding",
            "user-agent",
            "if-none-match",
            "if-modified-since");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private RequestSection() {}

    /** The request that the section declares. */
    static Optional<RequestTemplate> read(YamlSection section) {
        Optional<String> url = section.needed("url").filter(text -> isHttp(section, text));
        Duration timeout = section.span("timeout").orElse(TIMEOUT);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            section.fault("timeout", "at most " + LONGEST_TIMEOUT);
        }
        int mostBytes = section.integer("most_bytes", 1_000, 4 * MOST_BYTES).orElse(MOST_BYTES);
        boolean privateHost =
                section.read("private_host", "true or false", AdapterFile::flag).orElse(false);
        Map<String, List<String>> askFor = askFor(section);
        Map<String, String> headers = headers(section);
        section.finish();
        String variable = askFor.keySet().stream().findFirst().orElse("");
        return url.map(text -> new RequestTemplate(
                text, variable, askFor.getOrDefault(variable, List.of("")), headers, timeout, mostBytes, privateHost));
    }

    private static boolean isHttp(YamlSection section, String url) {
        try {
            URI uri = URI.create(url.replaceAll("\\$?\\{[^{}]*}", "x"));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        section.fault("url", "expected an http or https address without a user");
        return false;
    }

    private static Map<String, List<String>> askFor(YamlSection section) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        section.section("ask_for").ifPresent(list -> {
            list.keys().forEach(key -> values.put(key, list.texts(key)));
            if (values.size() != 1 || values.values().iterator().next().isEmpty()) {
                section.fault("ask_for", "expected one variable with its values");
                values.clear();
            }
        });
        return values;
    }

    private static Map<String, String> headers(YamlSection section) {
        Map<String, String> headers = new LinkedHashMap<>();
        section.section("headers").ifPresent(list -> list.keys().forEach(name -> {
            if (!HEADER.matcher(name).matches() || HEADERS_OF_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                list.fault(name, "is no header that an adapter may set");
            }
            list.text(name).ifPresent(value -> headers.put(name, value));
        }));
        return headers;
    }
}
