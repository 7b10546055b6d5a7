package org.bitebudget.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads an app's settings from environment variables into typed values. A variable that is missing or blank takes the
 * default; one with an unusable value throws {@link InvalidSettingException}. {@link #described()} tells afterwards what
 * is in force, secrets redacted. Not thread-safe: read once at start into a record.
 */
public final class Settings {

    private final Map<String, String> environment;
    private final Map<String, String> inForce = new TreeMap<>();

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Settings of the running process. */
    public static Settings fromEnvironment() {
        return new Settings(System.getenv());
    }

    /** Settings of a given environment. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(environment);
    }

    /** A text. */
    public String text(String variable, String whenMissing) {
        return read(variable, "a text", whenMissing, Function.identity());
    }

    /** A text that has no default. */
    public String required(String variable) {
        return value(variable)
                .map(value -> remember(variable, value, value))
                .orElseThrow(() -> new InvalidSettingException(variable, variable + " is not set; expected a text"));
    }

    /** A whole number within the bounds, both inclusive. */
    public int integer(String variable, int whenMissing, int min, int max) {
        return Math.toIntExact(longInteger(variable, whenMissing, min, max));
    }

    /** A whole number within the bounds, both inclusive. */
    public long longInteger(String variable, long whenMissing, long min, long max) {
        String expected = "a whole number from " + min + " to " + max;
        return read(variable, expected, whenMissing, text -> {
            long number = Long.parseLong(text);
            if (number < min || number > max) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /** A TCP port; 0 means any free one. */
    public int port(String variable, int whenMissing) {
        return integer(variable, whenMissing, 0, 65_535);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String variable, boolean whenMissing) {
        return read(variable, "true or false", whenMissing, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** A time span above zero, in ISO 8601: {@code PT0.5S}, {@code PT10M}. */
    public Duration duration(String variable, Duration whenMissing) {
        return read(variable, "a time span above zero such as PT0.5S or PT10M", whenMissing, text -> {
            Duration span = Duration.parse(text);
            if (span.isZero() || span.isNegative()) {
                throw new IllegalArgumentException();
            }
            return span;
        });
    }

    /** A file or directory, not checked for existence. */
    public Path path(String variable, Path whenMissing) {
        return read(variable, "a path", whenMissing, Path::of);
    }

    /** An absolute http or https address; a trailing slash is dropped. */
    public URI httpUri(String variable, URI whenMissing) {
        return read(variable, "an address such as http://localhost:8080", whenMissing, text -> {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null) {
                throw new IllegalArgumentException();
            }
            return uri;
        });
    }

    /** One of the constants, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String variable, Class<E> type, E whenMissing) {
        String expected = Arrays.stream(type.getEnumConstants())
                .map(Settings::wireName)
                .collect(Collectors.joining(", ", "one of ", ""));
        return read(variable, expected, whenMissing, text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    /** A secret, if it is set. */
    public Optional<Secret> secret(String variable) {
        Optional<Secret> secret = value(variable).map(Secret::new);
        inForce.put(variable, secret.map(Secret::toString).orElse(""));
        return secret;
    }

    /** What was read so far and is in force: {@code VARIABLE=value …} sorted by name, secrets as {@code ***}. */
    public String described() {
        return inForce.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private <T> T read(String variable, String expected, T whenMissing, Function<String, T> parse) {
        Optional<String> text = value(variable);
        if (text.isEmpty()) {
            return remember(variable, String.valueOf(whenMissing), whenMissing);
        }
        try {
            return remember(variable, text.get(), parse.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidSettingException(variable, variable + " is '" + text.get() + "'; expected " + expected);
        }
    }

    private <T> T remember(String variable, String shown, T value) {
        inForce.put(variable, shown);
        return value;
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
