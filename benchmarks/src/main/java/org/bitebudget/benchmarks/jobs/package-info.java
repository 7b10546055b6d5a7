/** Flink jobs in processes of their own, on a stack of their own, measured and killed from outside. */
package org.bitebudget.benchmarks.jobs;
