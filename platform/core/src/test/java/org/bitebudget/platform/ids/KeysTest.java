package org.bitebudget.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.UniqueElements;
import org.bitebudget.platform.Vectors;
import org.bitebudget.platform.kafka.Households;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {

    static Stream<JsonNode> valid() {
        return Vectors.elements(Vectors.read("keys").get("valid"));
    }

    static Stream<String> malformed() {
        return Vectors.elements(Vectors.read("keys").get("malformed")).map(JsonNode::asText);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void keysAreThoseOfTheContract(JsonNode vector) {
        String key = vector.get("key").asText();
        List<String> decoded = texts(vector.get("decoded"));

        assertThat(Keys.join(texts(vector.get("parts")).toArray(String[]::new))).isEqualTo(key);
        assertThat(Keys.split(key)).isEqualTo(decoded);
        assertThat(Keys.firstPart(key)).isEqualTo(decoded.get(0));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void partitionsAreThoseOfTheContract(JsonNode vector) {
        byte[] key = vector.get("key").asText().getBytes(StandardCharsets.UTF_8);

        assertThat(Households.partition(key, 12))
                .isEqualTo(vector.get("partitionOf12ByFirstPart").asInt());
        assertThat(Households.partitionOfWhole(key, 12))
                .isEqualTo(vector.get("partitionOf12ByWholeKey").asInt());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatWasNeverWrittenIsRefused(String key) {
        assertThatExceptionOfType(MalformedKeyException.class).isThrownBy(() -> Keys.split(key));
    }

    @Test
    void emptyPartsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.join("a", ""));
        assertThatIllegalArgumentException().isThrownBy(Keys::join);
    }

    @Property(seed = "20260101")
    void partsComeBackNormalised(@ForAll @NotEmpty List<@NotEmpty String> parts) {
        List<String> wellFormed = parts.stream().map(KeysTest::wellFormed).toList();

        String key = Keys.join(wellFormed.toArray(String[]::new));

        assertThat(key).matches("[A-Za-z0-9%|._~-]+");
        assertThat(Keys.split(key))
                .isEqualTo(wellFormed.stream()
                        .map(part -> Normalizer.normalize(part, Normalizer.Form.NFC))
                        .toList());
    }

    @Property(seed = "20260101")
    void recordsOfOneHouseholdMeet(@ForAll @UniqueElements @NotEmpty List<@NotEmpty String> entries) {
        String household = "6f1c1c1e-58a5-4d0c-9d52-0a4f3e0f3a11";
        int partition = Households.partition(household.getBytes(StandardCharsets.UTF_8), 12);

        assertThat(entries).map(KeysTest::wellFormed).allSatisfy(entry -> assertThat(
                        Households.partition(Keys.join(household, entry).getBytes(StandardCharsets.UTF_8), 12))
                .isEqualTo(partition));
    }

    /** UTF-8 knows no lone surrogates, so they cannot come back. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        return Vectors.elements(array).map(JsonNode::asText).toList();
    }
}
