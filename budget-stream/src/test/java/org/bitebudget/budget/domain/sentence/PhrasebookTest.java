package org.bitebudget.budget.domain.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.sentence.Phrases.CategoryName;
import org.bitebudget.platform.sentence.Phrases.Percent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PhrasebookTest {

    static final List<Locale> LANGUAGES = Phrasebook.LANGUAGES;

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    @Test
    void theProductSpeaksThreeLanguages() {
        assertThat(LANGUAGES).extracting(Locale::toLanguageTag).containsExactly("en", "es", "de");
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceHasATemplateInEveryLanguageAndNoOtherIsThere(Locale language) {
        assertThat(new Phrasebook(language).keys())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MessageKey.values()).map(MessageKey::key).toList());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTemplateTellsTheSameNumbersInEveryLanguage(Locale language) {
        Phrasebook english = new Phrasebook(Locale.ENGLISH);
        Phrasebook other = new Phrasebook(language);
        for (MessageKey key : MessageKey.values()) {
            Set<String> arguments = arguments(english.template(key));
            assertThat(arguments(other.template(key)))
                    .as("%s in %s", key, language)
                    .isEqualTo(arguments);
            assertThat(arguments)
                    .as("numbers of %s leave no gap", key)
                    .contains(Integer.toString(arguments.size() - 1));
            assertThat(new MessageFormat(other.template(key), language).getFormats())
                    .as("%s in %s", key, language)
                    .hasSizeGreaterThanOrEqualTo(arguments.size());
        }
    }

    @Test
    void moneyIsWrittenAsTheLanguageDoesWithTheCurrencysDecimals() {
        Sentence euro = reached(new Money(123_456, "EUR"));
        assertThat(say("en", euro)).isEqualTo("Reached: €1,234.56 saved of €1,234.56.");
        assertThat(say("es", euro)).isEqualTo("Conseguido: 1.234,56 € ahorrado de 1.234,56 €.");
        assertThat(say("de", euro)).isEqualTo("Erreicht: 1.234,56 € von 1.234,56 € gespart.");
        assertThat(say("en", reached(new Money(5_000, "JPY")))).isEqualTo("Reached: ¥5,000 saved of ¥5,000.");
        assertThat(say("de", reached(new Money(5_125, "KWD")))).isEqualTo("Erreicht: 5,125 KWD von 5,125 KWD gespart.");
    }

    @Test
    void datesPercentAndCategoriesAreOfTheLanguage() {
        Sentence habit = Sentence.of(
                MessageKey.HABIT_MORE,
                new CategoryName("dairy"),
                new Money(2_000, "EUR"),
                new Percent(25),
                new Money(1_600, "EUR"));
        assertThat(say("de", habit))
                .isEqualTo(
                        "Milchprodukte und Eier: zuletzt 20,00 € in der Woche, 25 % mehr als die 16,00 € der Wochen davor.");
        Sentence upcoming =
                Sentence.of(MessageKey.CHALLENGE_UPCOMING, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 9));
        assertThat(say("en", upcoming)).isEqualTo("Begins on Nov 2, 2026 and ends on Nov 9, 2026.");
        assertThat(say("es", upcoming)).isEqualTo("Empieza el 2 nov 2026 y termina el 9 nov 2026.");
    }

    @Test
    void aNumberChoosesItsPlural() {
        assertThat(say("en", Sentence.of(MessageKey.CHALLENGE_DAYS_RUNNING, 1, 4, 1)))
                .isEqualTo("1 of 4 days without spending, one day left.");
        assertThat(say("de", Sentence.of(MessageKey.CHALLENGE_DAYS_RUNNING, 1, 4, 0)))
                .isEqualTo("1 von 4 Tagen ohne Ausgaben, noch kein Tag.");
    }

    private static Sentence reached(Money money) {
        return Sentence.of(MessageKey.GOAL_REACHED, money, money);
    }

    private static Set<String> arguments(String template) {
        Matcher matcher = ARGUMENT.matcher(template);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Languages part numbers and signs by spaces of several kinds. */
    private static String say(String language, Sentence sentence) {
        return new Phrasebook(Locale.forLanguageTag(language)).say(sentence).replaceAll("\\p{Zs}", " ");
    }
}
