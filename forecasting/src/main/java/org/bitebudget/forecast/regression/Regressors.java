package org.bitebudget.forecast.regression;

/** What is known of each step of a series beside its values, such as the weather. */
public interface Regressors {
    /**
     * The values of a step, one for each regressor, measured from what is usual: 0 says nothing.
     *
     * @param step in the numbering of the series
     * @param ahead how many steps after the newest one that is observed it lies; 0 for those that are observed
     */
    double[] at(int step, int ahead);
}
