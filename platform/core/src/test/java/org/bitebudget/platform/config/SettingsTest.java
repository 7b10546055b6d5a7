package org.bitebudget.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void aMissingOrBlankVariableTakesItsDefault() {
        Settings settings = Settings.of(Map.of("BLANK", "  "));

        assertThat(settings.text("BLANK", "fallback")).isEqualTo("fallback");
        assertThat(settings.port("PORT", 8080)).isEqualTo(8080);
        assertThat(settings.duration("WAIT", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.path("DATA", Path.of("var"))).isEqualTo(Path.of("var"));
        assertThat(settings.secret("SECRET")).isEmpty();
    }

    @Test
    void aSetVariableIsReadAsItsType() {
        Settings settings = Settings.of(Map.of(
                "PORT", "0", "WAIT", "PT0.5S", "URL", "http://host:1/path/", "FLAG", "True", "UNIT", "milliseconds"));

        assertThat(settings.port("PORT", 8080)).isZero();
        assertThat(settings.duration("WAIT", Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.httpUri("URL", URI.create("http://other"))).isEqualTo(URI.create("http://host:1/path"));
        assertThat(settings.flag("FLAG", false)).isTrue();
        assertThat(settings.choice("UNIT", TimeUnit.class, TimeUnit.DAYS)).isEqualTo(TimeUnit.MILLISECONDS);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("70000", settings -> settings.port("V", 1), "a whole number from 0 to 65535"),
                arguments("ten", settings -> settings.integer("V", 1, 0, 9), "a whole number from 0 to 9"),
                arguments("5s", settings -> settings.duration("V", Duration.ofDays(1)), "PT0.5S"),
                arguments("PT0S", settings -> settings.duration("V", Duration.ofDays(1)), "above zero"),
                arguments("yes", settings -> settings.flag("V", true), "true or false"),
                arguments("localhost:1", settings -> settings.httpUri("V", URI.create("http://x")), "http://"),
                arguments("\0", settings -> settings.path("V", Path.of("x")), "a path"),
                arguments("weeks", settings -> settings.choice("V", TimeUnit.class, TimeUnit.DAYS), "nanoseconds"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anUnusableValueIsRefusedByNameValueAndWhatIsExpected(
            String value, Function<Settings, Object> read, String expected) {
        Settings settings = Settings.of(Map.of("V", value));

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> read.apply(settings))
                .withMessageStartingWith("V is '" + value + "'; expected ")
                .withMessageContaining(expected)
                .satisfies(refusal -> assertThat(refusal.variable()).isEqualTo("V"));
    }

    @Test
    void aRequiredVariableMustBeSet() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Settings.of(Map.of()).required("NEEDED"))
                .withMessageContaining("NEEDED is not set");
    }

    @Test
    void whatIsInForceIsToldWithoutSecrets() {
        Settings settings = Settings.of(Map.of("PORT", "81", "PASSWORD", "hunter2"));

        settings.port("PORT", 80);
        Secret secret = settings.secret("PASSWORD").orElseThrow();
        settings.text("NAME", "app");

        assertThat(secret.value()).isEqualTo("hunter2");
        assertThat(settings.described()).isEqualTo("NAME=app PASSWORD=*** PORT=81");
    }

    private static Arguments arguments(String value, Function<Settings, Object> read, String expected) {
        return Arguments.of(value, read, expected);
    }
}
