package org.bitebudget.serving.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.sentence.Phrases;
import org.bitebudget.serving.domain.recommend.Candidate.BuyingHabit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReasonsTest {
    static final List<Locale> LANGUAGES = Phrases.LANGUAGES;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySentenceHasATemplateInEveryLanguageWithTheSameNumbers(Locale language) {
        Phrases english = new Reasons(Locale.ENGLISH).phrases();
        Phrases phrases = new Reasons(language).phrases();

        assertThat(phrases.keys())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reasons.Say.values())
                        .map(Reasons.Say::key)
                        .toList());
        for (String key : phrases.keys()) {
            assertThat(numbers(phrases, key)).as(key).isEqualTo(numbers(english, key));
        }
    }

    @Test
    void theReasonNamesRhythmAndPrice() {
        Candidate milk = candidate("bought-often", Optional.empty(), Optional.of(habit(9, 8)), offer(88, 100));

        assertThat(say("en", milk))
                .isEqualTo("Every 9 days; last bought 8 days ago; 12% under its usual price at Soriana.");
        assertThat(say("es", milk))
                .isEqualTo("Cada 9 días; la última vez hace 8 días; 12 % por debajo de su precio habitual en Soriana.");
        assertThat(say("de", milk))
                .isEqualTo("Alle 9 Tage; zuletzt vor 8 Tagen gekauft; 12 % unter dem üblichen Preis bei Soriana.");
    }

    @Test
    void aCutOfNextToNothingIsNotTold() {
        assertThat(say("en", candidate("bought-often", Optional.empty(), Optional.of(habit(1, 1)), offer(99, 100))))
                .isEqualTo("Every day; last bought yesterday.");
    }

    @Test
    void whatIsNewSaysWhatItGoesWithOrIsLikeAndWhatItCosts() {
        assertThat(say("en", candidate("companion", Optional.of("Pasta"), Optional.empty(), offer(250, 250))))
                .isEqualTo("Often bought after Pasta; €2.50 at Soriana.");
        assertThat(say("de", candidate("alike", Optional.of("Milch"), Optional.empty(), Optional.empty())))
                .isEqualTo("Ähnlich wie Milch, das Sie kaufen.");
        assertThat(say("en", candidate("popular", Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("Bought by 7 households.");
        assertThat(new Reasons(Locale.ENGLISH).cold()).startsWith("Nothing is known of your shopping yet");
    }

    private static int numbers(Phrases phrases, String key) {
        return new MessageFormat(phrases.template(key), Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static BuyingHabit habit(double interval, int daysAgo) {
        return new BuyingHabit(5, TODAY.minusDays(daysAgo), OptionalDouble.of(interval), OptionalDouble.of(1), 1);
    }

    private static Optional<Offer> offer(long price, long usual) {
        return Optional.of(new Offer("Soriana", "p", new Money(price, "EUR"), new Money(usual, "EUR")));
    }

    private static Candidate candidate(
            String why, Optional<String> because, Optional<BuyingHabit> habit, Optional<Offer> offer) {
        return new Candidate("id", "Name", Optional.empty(), 1, 0, why, because, habit, 7, offer);
    }

    /** Languages part numbers and signs by spaces of several kinds. */
    private static String say(String language, Candidate candidate) {
        return new Reasons(Locale.forLanguageTag(language)).of(candidate, TODAY).replaceAll("\\p{Zs}", " ");
    }
}
