package org.bitebudget.forecast.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PageHinkleyTest {

    @Test
    void steadyErrorsAreNoDriftHoweverLong() {
        // Given ten thousand normal errors with a mean absolute value of one
        Random random = new Random(1);
        PageHinkley test = PageHinkley.start();
        for (int i = 0; i < 10_000; i++) {
            test = test.update(1.2533 * random.nextGaussian());
            assertThat(test.isDrift()).as("after %d", i).isFalse();
        }
    }

    @Test
    void errorsThreeTimesAsLargeAreFoundWithinAFewSteps() {
        Random random = new Random(2);
        PageHinkley test = PageHinkley.start();
        for (int i = 0; i < 100; i++) {
            test = test.update(1.2533 * random.nextGaussian());
        }
        int steps = 0;
        while (!test.isDrift()) {
            test = test.update(3 * 1.2533 * random.nextGaussian());
            steps++;
        }
        assertThat(steps).isBetween(3, 30);
    }

    @Test
    void anOutlierOrTwoAreNoDriftAndThreeInARowAre() {
        PageHinkley test = PageHinkley.start();
        for (int i = 0; i < 50; i++) {
            test = test.update(0.2);
        }
        PageHinkley one = test.update(1e9);
        PageHinkley two = one.update(-1e9);
        assertThat(one.isDrift()).isFalse();
        assertThat(two.isDrift()).isFalse();
        assertThat(two.update(1e9).isDrift()).isTrue();
    }

    @Test
    void gapsTeachNothing() {
        PageHinkley test = PageHinkley.start().update(1);
        assertThat(test.update(Double.NaN)).isEqualTo(test);
    }
}
