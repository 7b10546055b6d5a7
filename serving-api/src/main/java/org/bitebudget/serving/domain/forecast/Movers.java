package org.bitebudget.serving.domain.forecast;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
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
        TEMPERATURE,
        RAIN,
        TEMPERATURE_AND_RAIN;

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
        boolean rain = regressors.contains("rain");
        if (regressors.contains("temperature")) {
            return Optional.of(say(rain ? Say.TEMPERATURE_AND_RAIN : Say.TEMPERATURE));
        }
        return rain ? Optional.of(say(Say.RAIN)) : Optional.empty();
    }

    private String say(Say what) {
        return phrases.say(what.key());
    }

    Phrases phrases() {
        return phrases;
    }
}
