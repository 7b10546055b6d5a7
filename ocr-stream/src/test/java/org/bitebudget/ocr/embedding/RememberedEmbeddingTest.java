package org.bitebudget.ocr.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.junit.jupiter.api.Test;

class RememberedEmbeddingTest {

    private final List<String> asked = new ArrayList<>();
    private final TextEmbedding lengths = texts -> {
        asked.addAll(texts);
        return texts.stream().map(text -> new float[] {text.length()}).toList();
    };
    private final RememberedEmbedding remembered = new RememberedEmbedding(lengths, 2);

    @Test
    void aTextIsEmbeddedOnceWhileItIsRemembered() {
        assertThat(remembered.embed(List.of("milk", "bread", "milk")))
                .extracting(vector -> vector[0])
                .containsExactly(4f, 5f, 4f);
        remembered.embed(List.of("bread", "milk"));

        assertThat(asked).containsExactly("milk", "bread");
    }

    @Test
    void moreTextsThanItRemembersAreAllEmbedded() {
        assertThat(remembered.embed(List.of("a", "bb", "ccc", "dddd")))
                .extracting(vector -> vector[0])
                .containsExactly(1f, 2f, 3f, 4f);
        asked.clear();

        remembered.embed(List.of("dddd", "a"));

        assertThat(asked).containsExactly("a");
    }
}
