package org.bitebudget.budget.domain.sentence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bitebudget.platform.sentence.Phrases;

/** The sentences of one language. Not safe for use by several threads. */
public final class Phrasebook {

    /** The languages of the product. */
    public static final List<Locale> LANGUAGES = Phrases.LANGUAGES;

    private static final String BUNDLE = "org.bitebudget.budget.domain.sentence.messages";

    private final Phrases phrases;

    /** @throws java.util.MissingResourceException if there is no bundle of the language */
    public Phrasebook(Locale language) {
        this.phrases = new Phrases(BUNDLE, Phrasebook.class, language);
    }

    /** Tag of the language: {@code en}, {@code es}, {@code de}. */
    public String tag() {
        return phrases.tag();
    }

    /** The sentence in this language. */
    public String say(Sentence sentence) {
        return phrases.say(sentence.key().key(), sentence.arguments().toArray());
    }

    /** The keys the bundle holds. */
    Set<String> keys() {
        return phrases.keys();
    }

    /** The template behind a key. */
    String template(MessageKey key) {
        return phrases.template(key.key());
    }
}
