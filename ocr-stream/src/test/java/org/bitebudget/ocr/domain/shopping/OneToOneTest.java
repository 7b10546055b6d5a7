package org.bitebudget.ocr.domain.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OneToOneTest {

    @Test
    void twoItemsShareTwoLinesRatherThanOneGettingTheBest() {
        assertThat(OneToOne.best(new int[][] {{95, 80}, {90, 0}})).containsExactly(1, 0);
    }

    @Test
    void nothingIsPairedWhereNothingFits() {
        assertThat(OneToOne.best(new int[][] {{0, 0}})).containsExactly(OneToOne.NONE);
        assertThat(OneToOne.best(new int[][] {{}, {}})).containsExactly(OneToOne.NONE, OneToOne.NONE);
        assertThat(OneToOne.best(new int[0][])).isEmpty();
    }

    @Property(seed = "42", tries = 300)
    void noPairingAddsUpToMore(@ForAll("weights") List<List<Integer>> rows) {
        int[][] weights = rows.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);

        int[] columnOfRow = OneToOne.best(weights);

        Set<Integer> taken = new HashSet<>();
        int sum = 0;
        for (int row = 0; row < weights.length; row++) {
            if (columnOfRow[row] != OneToOne.NONE) {
                assertThat(taken.add(columnOfRow[row])).as("one to one").isTrue();
                assertThat(weights[row][columnOfRow[row]]).isPositive();
                sum += weights[row][columnOfRow[row]];
            }
        }
        assertThat(sum).isEqualTo(most(weights, 0, new HashSet<>()));
    }

    /** Tries all pairings. */
    private static int most(int[][] weights, int row, Set<Integer> taken) {
        if (row == weights.length) {
            return 0;
        }
        int most = most(weights, row + 1, taken);
        for (int column = 0; column < weights[row].length; column++) {
            if (weights[row][column] > 0 && taken.add(column)) {
                most = Math.max(most, weights[row][column] + most(weights, row + 1, taken));
                taken.remove(column);
            }
        }
        return most;
    }

    @Provide
    Arbitrary<List<List<Integer>>> weights() {
        Arbitrary<Integer> weight =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(60, 100));
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(columns ->
                        weight.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(5));
    }
}
