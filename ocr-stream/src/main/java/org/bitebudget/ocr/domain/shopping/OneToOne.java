package org.bitebudget.ocr.domain.shopping;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Pairs rows with columns one to one so that the weights of the pairs add up to the most there can be (maximum weight
 * bipartite matching; Mehlhorn and Näher 1999). Weights are whole numbers, so that sums are exact.
 */
final class OneToOne {

    /** Column of a row without a partner. */
    static final int NONE = -1;

    private OneToOne() {}

    /**
     * The best pairing.
     *
     * @param weights of each row and column; 0 can't be paired
     * @return the column of each row, or {@link #NONE}
     */
    static int[] best(int[][] weights) {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        int[] columnOfRow = new int[weights.length];
        Arrays.fill(columnOfRow, NONE);
        int columns = weights.length == 0 ? 0 : weights[0].length;
        Set<Integer> rowVertices = new LinkedHashSet<>();
        Set<Integer> columnVertices = new LinkedHashSet<>();
        for (int row = 0; row < weights.length; row++) {
            graph.addVertex(row);
            rowVertices.add(row);
        }
        for (int column = 0; column < columns; column++) {
            graph.addVertex(weights.length + column);
            columnVertices.add(weights.length + column);
        }
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (weights[row][column] > 0) {
                    graph.setEdgeWeight(graph.addEdge(row, weights.length + column), weights[row][column]);
                }
            }
        }
        new MaximumWeightBipartiteMatching<>(graph, rowVertices, columnVertices)
                .getMatching()
                .getEdges()
                .forEach(edge -> {
                    int one = graph.getEdgeSource(edge);
                    int other = graph.getEdgeTarget(edge);
                    columnOfRow[Math.min(one, other)] = Math.max(one, other) - weights.length;
                });
        return columnOfRow;
    }
}
