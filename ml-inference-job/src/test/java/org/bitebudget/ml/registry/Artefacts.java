package org.bitebudget.ml.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;

/** Small artefacts whose bytes are a word; they are kept and told apart like any other. */
final class Artefacts {
    private Artefacts() {}

    static Artefact saying(String word, int day) {
        return of(ModelKind.LSTM, word, day);
    }

    static Artefact of(ModelKind kind, String word, int day) {
        return Artefact.trained(
                kind,
                word.getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(
                        1,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day),
                        "a test",
                        Artefact.sha256(new byte[0]),
                        Map.of("layers", "3"),
                        Map.of("error", 0.5),
                        Map.of("80", List.of(0.1, 0.2))));
    }

    static String version(Artefact artefact) {
        return artefact.metadata().version();
    }
}
