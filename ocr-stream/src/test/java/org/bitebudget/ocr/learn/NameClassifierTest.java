package org.bitebudget.ocr.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.learn.NameClassifier.Guess;
import org.bitebudget.ocr.learn.NameClassifier.Labelled;
import org.junit.jupiter.api.Test;

class NameClassifierTest {

    private static final List<String> DRINKS = List.of("juice", "lemonade", "cola", "water", "tea");
    private static final List<String> FRUIT = List.of("apples", "pears", "grapes", "lemons", "oranges");
    private static final List<String> KINDS = List.of("organic", "fresh", "fine", "large", "our own");

    @Test
    void namesOfTheSameWordsGetTheirLabel() {
        NameClassifier classifier = NameClassifier.train(examples());

        assertThat(classifier.classify("cheap lemonade").label()).isEqualTo("drinks");
        assertThat(classifier.classify("cheap pears").label()).isEqualTo("fruit");
        // a piece of a known word is enough
        assertThat(classifier.classify("GRAPE").label()).isEqualTo("fruit");
    }

    @Test
    void aNameOfKnownWordsIsSurerThanOneOfNone() {
        NameClassifier classifier = NameClassifier.train(examples());

        Guess known = classifier.classify("organic cola");
        Guess unknown = classifier.classify("xyz");

        assertThat(known.probability()).isGreaterThan(0.8).isLessThanOrEqualTo(1);
        assertThat(unknown.probability()).isBetween(0.5, 0.6);
    }

    @Test
    void theSameExamplesGiveTheSameClassifier() {
        Guess first = NameClassifier.train(examples()).classify("fresh tea");

        assertThat(NameClassifier.train(examples()).classify("fresh tea")).isEqualTo(first);
    }

    @Test
    void oneLabelIsNothingToTellApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameClassifier.train(List.of(new Labelled("tea", "drinks"))))
                .withMessageContaining("drinks");
    }

    private static List<Labelled> examples() {
        List<Labelled> examples = new ArrayList<>();
        for (String kind : KINDS) {
            DRINKS.forEach(drink -> examples.add(new Labelled(kind + " " + drink, "drinks")));
            FRUIT.forEach(fruit -> examples.add(new Labelled(kind + " " + fruit, "fruit")));
        }
        return examples;
    }
}
