package org.bitebudget.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.bitebudget.platform.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestRemainderTest {

    static Stream<JsonNode> valid() {
        return Vectors.elements(Vectors.read("split").get("valid"));
    }

    static Stream<JsonNode> invalid() {
        return Vectors.elements(Vectors.read("split").get("invalid"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void splitsAreThoseOfTheContract(JsonNode vector) {
        assertThat(LargestRemainder.split(vector.get("total").asLong(), numbers(vector.get("weights"))))
                .isEqualTo(numbers(vector.get("parts")));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void weightsThatSayNothingAreRefused(JsonNode vector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestRemainder.split(vector.get("total").asLong(), numbers(vector.get("weights"))));
    }

    @Property(seed = "20260101", tries = 10_000)
    void partsAlwaysAddUpAndStayWithinOneUnitOfTheExactShare(
            @ForAll long total, @ForAll @NotEmpty List<@LongRange(min = 1) Long> weights) {
        long[] parts = LargestRemainder.split(
                total, weights.stream().mapToLong(Long::longValue).toArray());

        BigInteger sum = BigInteger.ZERO;
        BigInteger weight = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        for (int i = 0; i < parts.length; i++) {
            sum = sum.add(BigInteger.valueOf(parts[i]));
            BigInteger off = BigInteger.valueOf(parts[i])
                    .multiply(weight)
                    .subtract(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i))));
            assertThat(off.abs()).isLessThan(weight);
        }
        assertThat(sum).isEqualTo(BigInteger.valueOf(total));
    }

    @Property(seed = "20260101", tries = 10_000)
    void theSignOnlyTurnsTheParts(
            @ForAll @LongRange(min = 0) long total,
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1000) Long> weights) {
        long[] plain = weights.stream().mapToLong(Long::longValue).toArray();
        long[] positive = LargestRemainder.split(total, plain);
        long[] negative = LargestRemainder.split(-total, plain);

        for (int i = 0; i < plain.length; i++) {
            assertThat(negative[i]).isEqualTo(-positive[i]);
        }
    }

    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }
}
