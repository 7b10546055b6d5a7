package org.bitebudget.serving.domain.forecast;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.platform.sentence.Phrases;

/** What of the weather moves a forecast, in one sentence. Not safe for use by several threads. */
public final class Movers {
    private static final String BUNDLE = "org.bitebudget.serving.domain.forecast.movers";

    private final Phrases phrases;

    /** @param language one of {@link Phrases#LANGUAGES} */
    public Movers(Locale language) {
        this.phrases = new Phrases(BUNDLE, Movers.class, language);
    }

    /** Everything that can be said. */
    enum Say {
        TEMPERATURE(Set.of("temperature")),
        RAIN(Set.of("rain")),
        TEMPERATURE_AND_RAIN(Set.of("temperature", "rain"));

        private final Set<String> regressors;

        Say(Set<String> regressors) {
            this.regressors = regressors;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    /**
     * The sentence of a forecast.
     *
     * @param regressors as {@code forecast.series.v1} names them; what isn't known here is passed over
     * @return empty if nothing that is known here moves it
     */
    public Optional<String> sentence(Collection<String> regressors) {
        return Arrays.stream(Say.values())
                .filter(say -> regressors.containsAll(say.regressors))
                .max(Comparator.comparing(say -> say.regressors.size()))
                .map(say -> phrases.say(say.key()));
    }

    Phrases phrases() {
        return phrases;
    }
}
