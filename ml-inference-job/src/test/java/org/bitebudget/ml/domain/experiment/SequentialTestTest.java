package org.bitebudget.ml.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequentialTestTest {

    @Test
    void aSteadyGainIsFoundWithinWeeks() {
        SequentialTest test = new SequentialTest();
        IntStream.range(0, 10).forEach(i -> test.observe(0.1 + 0.01 * (i % 3)));

        assertThat(test.evidence()).isGreaterThan(20);
    }

    @Test
    void aSteadyLossIsNoEvidence() {
        SequentialTest test = new SequentialTest();
        IntStream.range(0, 500).forEach(i -> test.observe(-0.1));

        assertThat(test.evidence()).isEqualTo(1);
    }

    @Test
    void noGainAtAllIsNoEvidence() {
        SequentialTest test = new SequentialTest();
        IntStream.range(0, 500).forEach(i -> test.observe(0));

        assertThat(test.evidence()).isEqualTo(1);
    }

    @Test
    void heavyTailsDontFoolItHoweverLongItIsLookedAt() {
        // Given gains without a mean (Cauchy), symmetric, looked at after each of 200, in 2,000 experiments
        Random random = new Random(3);
        int decided = 0;
        for (int run = 0; run < 2000; run++) {
            SequentialTest test = new SequentialTest();
            for (int i = 0; i < 200; i++) {
                test.observe(Math.tan(Math.PI * (random.nextDouble() - 0.5)));
            }
            decided += test.evidence() >= 20 ? 1 : 0;
        }

        // Then at most 5 %, with room for four standard errors
        assertThat(decided / 2000.0).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / 2000));
    }

    @Property
    void theUnitOfTheGainsDoesntMatter(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -5, max = 5) Double> gains) {
        SequentialTest one = new SequentialTest();
        SequentialTest other = new SequentialTest();
        for (double gain : gains) {
            one.observe(gain);
            other.observe(1024 * gain);
        }
        assertThat(other.evidence()).isEqualTo(one.evidence());
    }
}
