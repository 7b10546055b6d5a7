package org.bitebudget.ml.domain.registry;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The trained models that this program can serve, each with the one format of artefact that it reads. */
public enum ModelKind {
    /** The price network: windows of thirty days by five figures, fourteen days ahead. */
    LSTM("lstm", "price-window-30x5-h14-v1"),
    /** What households may buy next: items, their statistics and the trees that rank them. */
    RECOMMENDER("recommender", "recommender-v1");

    private final String label;
    private final String format;

    ModelKind(String label, String format) {
        this.label = label;
        this.format = format;
    }

    /** Name of the model in commands, events and folders. */
    public String label() {
        return label;
    }

    /** What the artefact's bytes mean; changes when an older program would misread them. */
    public String format() {
        return format;
    }

    /** The kind of that name. */
    public static Optional<ModelKind> named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(ModelKind::label).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return label;
    }
}
