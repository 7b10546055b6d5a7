package org.bitebudget.ocr.domain.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bitebudget.ocr.domain.category.NameClassifier.Effort;
import org.bitebudget.ocr.domain.category.NameClassifier.Guess;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.junit.jupiter.api.Test;

class NameClassifierTest {

    private static final Effort EFFORT = new Effort(2, 16, 8);
    private static final List<String> DRINKS = List.of("juice", "lemonade", "cola", "water", "tea");
    private static final List<String> FRUIT = List.of("apples", "pears", "grapes", "lemons", "oranges");
    private static final List<String> KINDS = List.of("organic", "fresh", "fine", "large", "our own");

    @Test
    void namesOfTheSameWordsGetTheirLabel() {
        NameClassifier classifier = learned(examples());

        assertThat(classifier.classify("cheap lemonade").label()).isEqualTo("drinks");
        assertThat(classifier.classify("cheap pears").label()).isEqualTo("fruit");
        // a piece of a known word is enough
        assertThat(classifier.classify("GRAPE").label()).isEqualTo("fruit");
    }

    @Test
    void aNameOfKnownWordsIsSurerThanOneOfNone() {
        NameClassifier classifier = learned(examples());

        Guess known = classifier.classify("organic cola");
        Guess unknown = classifier.classify("xyz");

        assertThat(known.probability()).isGreaterThan(0.8).isLessThanOrEqualTo(1);
        assertThat(unknown.probability()).isBetween(0.5, 0.7);
    }

    @Test
    void theSameExamplesGiveTheSameClassifier() {
        Guess first = learned(examples()).classify("fresh tea");

        assertThat(learned(examples()).classify("fresh tea")).isEqualTo(first);
    }

    @Test
    void theSameExamplesGiveTheSameClassifierOnEveryMachine() {
        // to the last bit; computed once, and to change only with the way of learning
        assertThat(learned(examples()).classify("fresh tea").probability()).isEqualTo(0.9887004595954949);
    }

    @Test
    void whatANameMeansIsHeardWhenItHelps() {
        // names without a word or piece in common: only their meanings tell them apart
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            examples.add(new Labelled("" + (char) ('\u4e00' + i), "even"));
            examples.add(new Labelled("" + (char) ('\u5e00' + i), "odd"));
        }
        TextEmbedding meaning = names -> names.stream()
                .map(name -> name.charAt(0) < '\u5e00' ? new float[] {1, 0} : new float[] {0, 1})
                .toList();

        NameClassifier classifier = NameClassifier.train(examples, meaning, EFFORT, (done, all) -> {});

        assertThat(classifier.hearsMeaning()).isTrue();
        assertThat(classifier.classify("\u5dff").label()).isEqualTo("even");
        assertThat(classifier.classify("\u6eee").label()).isEqualTo("odd");
    }

    @Test
    void misleadingMeaningsAreNotHeard() {
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            examples.addAll(examples());
        }
        Random random = new Random(7);
        TextEmbedding noise = names -> names.stream()
                .map(name -> new float[] {40 * random.nextFloat(), 40 * random.nextFloat()})
                .toList();

        NameClassifier classifier = NameClassifier.train(examples, noise, EFFORT, (done, all) -> {});

        assertThat(classifier.hearsMeaning()).isFalse();
        assertThat(classifier.classify("organic cola").label()).isEqualTo("drinks");
    }

    @Test
    void finerLabelsLeadToTheirs() {
        List<Labelled> examples = examples().stream()
                .map(example -> new Labelled(
                        example.name(), example.label(), example.name().split(" ")[1]))
                .toList();

        assertThat(learned(examples).classify("cheap lemonade").label()).isEqualTo("drinks");
    }

    @Test
    void progressEndsWithAllDone() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        NameClassifier.train(examples(), TextEmbedding.NONE, EFFORT, (done, all) -> told.add(done + " of " + all));

        assertThat(told).hasSize(16).contains("16 of 16");
    }

    @Test
    void oneLabelIsNothingToTellApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(List.of(new Labelled("tea", "drinks"))))
                .withMessageContaining("drinks");
    }

    private static NameClassifier learned(List<Labelled> examples) {
        return NameClassifier.train(examples, TextEmbedding.NONE, EFFORT, (done, all) -> {});
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
