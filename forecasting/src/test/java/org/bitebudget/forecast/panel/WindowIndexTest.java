package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.panel.Analogs.Anchor;
import org.bitebudget.forecast.panel.WindowIndex.Nearest;
import org.junit.jupiter.api.Test;

class WindowIndexTest {
    private static final int WINDOW = 12;

    @Test
    void findsWhatLookingAtEveryWindowFinds() {
        // Given walks and waves, one of them too short, one still for a while
        Random random = new Random(3);
        List<double[]> series = IntStream.range(0, 9)
                .mapToObj(i -> IntStream.range(0, i == 0 ? 5 : 150 + 10 * i)
                        .mapToDouble(t -> 100 * i + (1 + i) * Math.sin(t * (1 + i) / 9.0) + random.nextGaussian())
                        .toArray())
                .toList();
        Arrays.fill(series.get(4), 40, 90, 7);
        Panel panel = Panel.of(series, 1);

        for (Anchor anchor : Anchor.values()) {
            WindowShapes shapes = new WindowShapes(panel, WINDOW, anchor);
            WindowIndex index = new WindowIndex(shapes);
            for (int back : new int[] {1, 20}) {
                // When the windows nearest to the newest one are looked up
                double[] shape = shapes.shape(8, 230);
                Nearest nearest = index.nearest(shape, 7, back);

                // Then they are those of a search through all
                List<Window> all = windows(shapes, shape, back);
                assertThat(nearest.size()).isEqualTo(7);
                for (int k = 0; k < 7; k++) {
                    assertThat(nearest.series[k]).isEqualTo(all.get(k).series());
                    assertThat(nearest.ends[k]).isEqualTo(all.get(k).end());
                    assertThat(nearest.distances[k]).isCloseTo(all.get(k).distance(), within(1e-9));
                }
            }
        }
    }

    @Test
    void aPanelWithoutAnyWholeWindowHasNone() {
        WindowShapes shapes = new WindowShapes(Panel.of(List.of(new double[] {1, 2, 3}), 1), WINDOW, Anchor.LAST);
        assertThat(new WindowIndex(shapes).nearest(new double[WINDOW], 3, 1).size())
                .isZero();
    }

    @Test
    void normalEquationsAreTheSumsOfProducts() {
        // Given rows of three with two targets, more than a batch and no multiple of one
        Random random = new Random(4);
        NormalEquations equations = new NormalEquations(3, 2);
        double[][] left = new double[3][3];
        double[][] right = new double[3][2];
        for (int r = 0; r < 37; r++) {
            double[] row = random.doubles(3).toArray();
            double[] targets = random.doubles(2).toArray();
            System.arraycopy(row, 0, equations.nextRow(), 0, 3);
            System.arraycopy(targets, 0, equations.nextTargets(), 0, 2);
            equations.added();
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    left[j][k] += row[j] * row[k];
                }
                right[j][0] += row[j] * targets[0];
                right[j][1] += row[j] * targets[1];
            }
        }

        // When the sums are asked for, then they are those of the products
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                assertThat(equations.left().get(j, k)).isCloseTo(left[j][k], within(1e-12));
            }
            assertThat(equations.right().get(j, 0)).isCloseTo(right[j][0], within(1e-12));
            assertThat(equations.right().get(j, 1)).isCloseTo(right[j][1], within(1e-12));
        }
    }

    private record Window(int series, int end, double distance) {}

    private static List<Window> windows(WindowShapes shapes, double[] shape, int back) {
        return IntStream.range(0, shapes.seriesCount())
                .boxed()
                .flatMap(s -> IntStream.rangeClosed(WINDOW, shapes.values(s).length - back)
                        .filter(end -> shapes.hasShape(s, end))
                        .mapToObj(end -> new Window(s, end, shapes.distance(shape, s, end, Double.POSITIVE_INFINITY))))
                .sorted(Comparator.comparingDouble(Window::distance))
                .toList();
    }
}
