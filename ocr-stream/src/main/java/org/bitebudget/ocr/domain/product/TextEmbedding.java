package org.bitebudget.ocr.domain.product;

import java.util.List;

/** What texts mean, as vectors of length one: texts of like meaning point the same way. */
public interface TextEmbedding {

    /** Knows no language: every text gets a vector of no dimensions. */
    TextEmbedding NONE = texts -> texts.stream().map(text -> new float[0]).toList();

    /** One vector for each text, in their order. A text gets the same vector whatever stands beside it. */
    List<float[]> embed(List<String> texts);

    /** The cosine of the angle between two vectors of length one: 1 for the same meaning, about 0 for none in common. */
    static double similarity(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
