package org.bitebudget.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bitebudget.benchmarks.Judgements.Interval;
import org.bitebudget.benchmarks.Judgements.Judgement;
import org.bitebudget.benchmarks.Judgements.Step;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CategoriesBenchTest {

    private static final Judgements JUDGEMENTS = new Judgements(List.of(
            new Judgement("fruit", 0.95, "fruit"),
            new Judgement("fruit", 0.91, "fruit"),
            new Judgement("fruit", 0.55, "drinks"),
            new Judgement("drinks", 0.55, "drinks")));

    @Test
    void figuresAreThoseOfTheirDefinitions() {
        assertThat(JUDGEMENTS.accuracy()).isEqualTo(0.75);
        // fruit: 2 of 2 found, 2 of 3 right; drinks: 1 of 2 found, 1 of 1 right
        assertThat(JUDGEMENTS.macroF1()).isCloseTo((0.8 + 2.0 / 3) / 2, within(1e-9));
        assertThat(JUDGEMENTS.steps()).hasSize(2).contains(new Step(0.55, 0.5, 2));
        assertThat(JUDGEMENTS.calibrationError()).isCloseTo((2 * 0.05 + 2 * 0.07) / 4, within(1e-9));
    }

    @Test
    void intervalsAreWilsons() {
        // 8 of 10, as tabulated
        Interval interval = Interval.of(0.8, 10);

        assertThat(interval.low()).isCloseTo(0.490, within(0.001));
        assertThat(interval.high()).isCloseTo(0.943, within(0.001));
    }

    @Test
    void naiveBayesKnowsWords() {
        NaiveBayes bayes = new NaiveBayes(List.of(
                new Labelled("red apples", "fruit"),
                new Labelled("green apples", "fruit"),
                new Labelled("red wine", "drinks"),
                new Labelled("white wine", "drinks")));

        assertThat(bayes.label("fresh apples")).isEqualTo("fruit");
        assertThat(bayes.label("wine")).isEqualTo("drinks");
    }

    @Test
    void setsAreFilesWithNamesAndLabels(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("plain.csv"), "name,label\nApple,fruit\nWhat,missing\nWine,drinks\n");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options())) {
            xz.write("product_name,section\nPera,fruta\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("packed.csv.xz"), packed.toByteArray());
        Files.writeString(directory.resolve("prices.csv"), "name,price\nApple,1\n");

        assertThat(LabelledSet.in(directory))
                .containsExactly(
                        new LabelledSet("packed", List.of(new Labelled("Pera", "fruta"))),
                        new LabelledSet(
                                "plain", List.of(new Labelled("Apple", "fruit"), new Labelled("Wine", "drinks"))));
    }

    @Test
    void thePlotShowsEachSetWithItsSteps(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("plot.svg");

        ReliabilityPlot.write(Map.of("example", JUDGEMENTS), file);

        assertThat(Files.readString(file))
                .startsWith("<svg")
                .contains(">example<")
                .containsPattern("(?s)<circle.*<circle");
    }
}
