package org.bitebudget.ml.domain.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;
import org.junit.jupiter.api.Test;

class SeriesWindowTest {
    private static final int SIZE = 60;
    private static final int HORIZON = 9;

    private final double[] values = IntStream.range(0, SIZE)
            .mapToDouble(t -> 10 + 3 * (t % 4) + 0.1 * t * t)
            .toArray();

    @Test
    void theRightAnswersStandForWhatCame() {
        for (int season : new int[] {1, 4}) {
            SeriesWindow window = new SeriesWindow(values, season, Optional.empty());
            int end = SIZE - HORIZON;
            double[] answered = window.values(end, window.target(end, HORIZON));
            assertThat(answered).containsExactly(Arrays.copyOfRange(values, end, SIZE), within(1e-3));
        }
    }

    @Test
    void otherUnitsAndLevelsLookTheSame() {
        double[] other = Arrays.stream(values).map(v -> 1_000 * v - 7).toArray();
        float[] window = new SeriesWindow(values, 4, Optional.empty()).encode(40);
        float[] same = new SeriesWindow(other, 4, Optional.empty()).encode(40);
        assertThat(same).containsExactly(window, within(1e-4f));
    }

    @Test
    void aWindowShowsNothingOfWhatComesLater() {
        double[] other = values.clone();
        Arrays.fill(other, 40, SIZE, 1e6);
        assertThat(new SeriesWindow(other, 4, Optional.empty()).encode(40))
                .containsExactly(new SeriesWindow(values, 4, Optional.empty()).encode(40));
    }

    @Test
    void theNewestDayHasItsWeekday() {
        // Given a series that ends on a Sunday
        Timeline timeline = new Timeline(LocalDateTime.of(2024, 3, 31, 0, 0), ChronoUnit.DAYS, "");
        float[] window = new SeriesWindow(values, 7, Optional.of(timeline)).encode(SIZE);

        // Then Saturday comes before it
        assertThat(window[29 * PriceWindow.FEATURES + 4]).isEqualTo(1);
        assertThat(window[28 * PriceWindow.FEATURES + 4]).isCloseTo(2 / 3f, within(1e-6f));
    }

    @Test
    void whatIsTooShortOrNeverMovesHasNoWindow() {
        assertThat(new SeriesWindow(new double[SIZE], 1, Optional.empty()).moves(SIZE))
                .isFalse();
        assertThat(new SeriesWindow(new double[] {1, 2, 3}, 1, Optional.empty()).moves(3))
                .isFalse();
        assertThat(new SeriesWindow(values, 4, Optional.empty()).moves(SIZE)).isTrue();
    }
}
