package org.bitebudget.ocr.domain.category;

/** What a classifier sees of one name: which features it has, how much each counts, and, if known, what the name means. */
final class NameSignal {

    private final int[] features;
    private final float[] weights;
    private final float[] meaning;

    /**
     * @param features indices in a {@link NameVocabulary}, ascending
     * @param weights one for each feature; their squares add up to one
     * @param meaning a vector, empty where nothing is known
     */
    NameSignal(int[] features, float[] weights, float[] meaning) {
        this.features = features;
        this.weights = weights;
        this.meaning = meaning;
    }

    int size() {
        return features.length;
    }

    int feature(int i) {
        return features[i];
    }

    float weight(int i) {
        return weights[i];
    }

    int dimensions() {
        return meaning.length;
    }

    float meaning(int dimension) {
        return meaning[dimension];
    }
}
