package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.List;

/** Prospects of many shoppers together with what came next: what a ranker learns from. */
public final class RankingExamples {
    private final List<float[]> blocks = new ArrayList<>();
    private final List<boolean[]> taken = new ArrayList<>();
    private int rows;

    void add(Prospects prospects, Basket next) {
        boolean[] came = new boolean[prospects.size()];
        for (int row = 0; row < came.length; row++) {
            came[row] = next.contains(prospects.item(row));
        }
        blocks.add(prospects.rows());
        taken.add(came);
        rows += came.length;
    }

    /** Those of every {@code nth} shopper, or of the others. */
    public RankingExamples every(int nth, boolean others) {
        RankingExamples part = new RankingExamples();
        for (int i = 0; i < blocks.size(); i++) {
            if ((i % nth == 0) != others) {
                part.blocks.add(blocks.get(i));
                part.taken.add(taken.get(i));
                part.rows += taken.get(i).length;
            }
        }
        return part;
    }

    /** All rows behind one another, {@link Prospects#FEATURES} numbers each. */
    public float[] rows() {
        float[] all = new float[rows * Prospects.FEATURES.size()];
        int end = 0;
        for (float[] block : blocks) {
            System.arraycopy(block, 0, all, end, block.length);
            end += block.length;
        }
        return all;
    }

    /** For each row 1 if the item came next, else 0. */
    public float[] labels() {
        float[] all = new float[rows];
        int end = 0;
        for (boolean[] came : taken) {
            for (boolean one : came) {
                all[end++] = one ? 1 : 0;
            }
        }
        return all;
    }

    /** How many rows each shopper has; they follow one another. */
    public int[] groups() {
        return taken.stream().mapToInt(came -> came.length).toArray();
    }

    /** How many rows there are. */
    public int size() {
        return rows;
    }
}
