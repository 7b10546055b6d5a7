package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final double NONE = Double.NaN;

    @Test
    void whatWasKnownBeforeDoesNotDependOnWhatCameLater() {
        // Given a gap from the third step to the fifth
        Panel panel = Panel.of(List.of(new double[] {1, 2, NONE, Double.POSITIVE_INFINITY, NONE, 8, 9}), 1);

        // Then it is a line once its end is known, and flat as long as it isn't
        assertThat(panel.values(0)).containsExactly(1, 2, 3.5, 5, 6.5, 8, 9);
        assertThat(panel.before(1).values(0)).containsExactly(1, 2, 3.5, 5, 6.5, 8);
        assertThat(panel.before(2).values(0)).containsExactly(1, 2, 2, 2, 2);
        assertThat(panel.before(2).before(2).values(0)).containsExactly(1, 2, 2);
        assertThat(panel.before(4).values(0)).containsExactly(1, 2, 2);
    }

    @Test
    void aSeriesThatHadNotBegunKeepsItsFirstObservation() {
        Panel panel = Panel.of(List.of(new double[] {NONE, NONE, 4, 5}), 1);
        assertThat(panel.before(2).values(0)).containsExactly(4, 4);
        assertThat(panel.hasBegun(0, 2)).isFalse();
        assertThat(panel.hasBegun(0, 1)).isTrue();
    }

    @Test
    void trialsPassOverWhatWasNotObserved() {
        Panel panel = Panel.of(List.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, NONE, 11, 12}), 1);
        double[][][] observed = Origins.observed(panel, new int[] {4}, 4);
        assertThat(observed[0][0]).containsExactly(9, NONE, 11, 12);
    }
}
