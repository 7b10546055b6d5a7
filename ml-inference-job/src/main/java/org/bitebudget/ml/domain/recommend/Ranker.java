package org.bitebudget.ml.domain.recommend;

/** Judges prospects by what it learned from others. */
public interface Ranker {

    /**
     * Scores rows.
     *
     * @param rows {@link Prospects#FEATURES} numbers each, behind one another
     * @param count how many rows
     * @return one score per row; higher comes first
     */
    double[] score(float[] rows, int count);

    /** Learns to rank. */
    @FunctionalInterface
    interface Learner {

        /** A ranker that learned from the examples. */
        Ranker learn(RankingExamples examples);
    }
}
