package org.bitebudget.ocr.domain.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Rows paired with columns, one to one, the strongest pair first; ties go to the pair nearest to the diagonal. */
public final class Pairing {

    private static final int NONE = -1;

    private final double[][] values;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;

    private record Pair(int row, int column, double value, double offDiagonal) {}

    private Pairing(double[][] values, int columns) {
        this.values = values;
        columnOfRow = new int[values.length];
        rowOfColumn = new int[columns];
        Arrays.fill(columnOfRow, NONE);
        Arrays.fill(rowOfColumn, NONE);
    }

    /** @param values strength of each pair; 0 can't be paired */
    public static Pairing of(double[][] values) {
        int columns = values.length == 0 ? 0 : values[0].length;
        Pairing pairing = new Pairing(values, columns);
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (values[row][column] > 0) {
                    double offDiagonal = Math.abs((row + 0.5) / values.length - (column + 0.5) / columns);
                    pairs.add(new Pair(row, column, values[row][column], offDiagonal));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.value()).thenComparingDouble(Pair::offDiagonal));
        pairs.forEach(pairing::take);
        return pairing;
    }

    private void take(Pair pair) {
        if (columnOfRow[pair.row()] == NONE && rowOfColumn[pair.column()] == NONE) {
            columnOfRow[pair.row()] = pair.column();
            rowOfColumn[pair.column()] = pair.row();
        }
    }

    /** Strength of the row's pair; 0 when it has none. */
    public double ofRow(int row) {
        return columnOfRow[row] == NONE ? 0 : values[row][columnOfRow[row]];
    }

    /** Strength of the column's pair; 0 when it has none. */
    public double ofColumn(int column) {
        return rowOfColumn[column] == NONE ? 0 : values[rowOfColumn[column]][column];
    }

    /** Share of neighbouring pairs that come in the same order on both sides. */
    public double inOrder() {
        int[] columns =
                Arrays.stream(columnOfRow).filter(column -> column != NONE).toArray();
        if (columns.length < 2) {
            return 1;
        }
        int ascending = 0;
        for (int i = 1; i < columns.length; i++) {
            ascending += columns[i] > columns[i - 1] ? 1 : 0;
        }
        return (double) ascending / (columns.length - 1);
    }
}
