package org.bitebudget.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.bitebudget.platform.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {

    static Stream<JsonNode> vectors() {
        return Vectors.elements(Vectors.read("ids"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void idsAreThoseOfTheContract(JsonNode vector) {
        assertThat(id(vector)).isEqualTo(vector.get("id").asText());
    }

    @Test
    void anIdOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.of("x"));
    }

    @Property(seed = "20260101")
    void movingALetterToTheNextPartMakesAnotherId(@ForAll @NotEmpty String first, @ForAll String second) {
        int last = first.length() - 1;
        String shorter = first.substring(0, last);
        String longer = first.charAt(last) + second;

        assertThat(Ids.of("x", first, second)).matches("x_[0-9a-f]{32}").isNotEqualTo(Ids.of("x", shorter, longer));
    }

    private static String id(JsonNode vector) {
        return switch (vector.get("kind").asText()) {
            case "receipt" ->
                Ids.receipt(text(vector, "household"), HexFormat.of().parseHex(text(vector, "sha256")));
            case "manualTransaction" ->
                Ids.manualTransaction(text(vector, "household"), text(vector, "idempotencyKey"));
            case "observation" ->
                Ids.observation(
                        text(vector, "store"),
                        text(vector, "product"),
                        Instant.parse(text(vector, "occurredAt")),
                        text(vector, "source"));
            case "alert" -> Ids.alert(text(vector, "rule"), text(vector, "subject"), text(vector, "crossing"));
            case "event" ->
                Ids.event(
                        text(vector, "producer"),
                        text(vector, "subjectId"),
                        vector.get("revision").asLong());
            case "of" -> {
                List<String> parts = Vectors.elements(vector.get("parts"))
                        .map(JsonNode::asText)
                        .toList();
                yield Ids.of(text(vector, "prefix"), parts.toArray(String[]::new));
            }
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    private static String text(JsonNode vector, String field) {
        return vector.get(field).asText();
    }
}
