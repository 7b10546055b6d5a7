package org.bitebudget.benchmarks;

/** Counts of pairs made and due. */
final class PairScore {

    private int made;
    private int due;
    private int right;

    /** Adds an item: the line it got and the line it should have got, -1 for none. */
    void add(int got, int expected) {
        made += got >= 0 ? 1 : 0;
        due += expected >= 0 ? 1 : 0;
        right += got >= 0 && got == expected ? 1 : 0;
    }

    int due() {
        return due;
    }

    double precision() {
        return made == 0 ? 0 : (double) right / made;
    }

    double recall() {
        return due == 0 ? 0 : (double) right / due;
    }

    double f1() {
        return made + due == 0 ? 0 : 2.0 * right / (made + due);
    }
}
