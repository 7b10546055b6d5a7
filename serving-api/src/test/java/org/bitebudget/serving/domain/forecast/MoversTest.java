package org.bitebudget.serving.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bitebudget.platform.sentence.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MoversTest {
    static final List<Locale> LANGUAGES = Phrases.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceHasATemplateInEveryLanguage(Locale language) {
        assertThat(new Movers(language).phrases().keys())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Movers.Say.values()).map(Movers.Say::key).toList());
    }

    @Test
    void theSentenceNamesWhatMovesTheForecast() {
        assertThat(new Movers(Locale.ENGLISH).sentence(List.of("temperature")))
                .contains("How warm it gets moves this forecast.");
        assertThat(new Movers(Locale.forLanguageTag("es")).sentence(List.of("rain", "temperature")))
                .contains("Esta previsión depende del calor que haga y de lo que llueva.");
        assertThat(new Movers(Locale.GERMAN).sentence(List.of("rain")))
                .contains("Wie viel es regnet, bewegt diese Vorhersage.");
    }

    @Test
    void whatNothingMovesHasNoSentence() {
        assertThat(new Movers(Locale.ENGLISH).sentence(List.of())).isEmpty();
        assertThat(new Movers(Locale.ENGLISH).sentence(List.of("moonlight"))).isEmpty();
        assertThat(new Movers(Locale.ENGLISH).sentence(List.of("moonlight", "rain")))
                .contains("How much it rains moves this forecast.");
    }
}
