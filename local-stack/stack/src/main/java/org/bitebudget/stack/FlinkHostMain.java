package org.bitebudget.stack;

/** Runs the three Flink jobs of the product on one small cluster in this process. */
final class FlinkHostMain {

    /** How many jobs there are. */
    static final int JOBS = 3;

    private FlinkHostMain() {}
}
