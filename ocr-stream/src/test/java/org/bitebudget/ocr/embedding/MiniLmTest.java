package org.bitebudget.ocr.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmTest {

    private static final Path LIBRARIES = Path.of("target", "embedding-libraries");
    private static MiniLm model;

    @BeforeAll
    static void open() throws IOException {
        model = MiniLm.open(LIBRARIES, 2);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void likeTextsPointTheSameWay() {
        assertThat(similarity("milk", "whole milk"))
                .isGreaterThan(0.7)
                .isGreaterThan(similarity("milk", "shampoo") + 0.2);
        assertThat(similarity("eggs", "LARGE EGGS 12CT")).isGreaterThan(similarity("eggs", "BREAD WHEAT 20OZ"));
    }

    @Test
    void vectorsHaveLengthOne() {
        float[] vector = model.embed(List.of("basmati rice")).get(0);

        assertThat(vector).hasSize(MiniLm.DIMENSIONS);
        assertThat(TextEmbedding.similarity(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void aTextMeansTheSameWhateverStandsBesideIt() {
        float[] alone = model.embed(List.of("oat drink")).get(0);
        List<float[]> inCompany =
                model.embed(List.of("washing powder for coloured and delicate clothes, 40 loads", "oat drink", ""));

        assertThat(inCompany.get(1)).containsExactly(alone);
        assertThat(inCompany).hasSize(3);
    }

    @Test
    void longTextsAreCut() {
        assertThat(model.embed(List.of("milk ".repeat(1_000))).get(0)).hasSize(MiniLm.DIMENSIONS);
    }

    @Test
    void librariesAreUnpackedWhereSaid() {
        assertThat(LIBRARIES.resolve("libonnxruntime.so")).exists();
        assertThat(Files.isDirectory(LIBRARIES.resolve("tokenizers"))).isTrue();
    }

    private static double similarity(String one, String other) {
        List<float[]> vectors = model.embed(List.of(one, other));
        return TextEmbedding.similarity(vectors.get(0), vectors.get(1));
    }
}
