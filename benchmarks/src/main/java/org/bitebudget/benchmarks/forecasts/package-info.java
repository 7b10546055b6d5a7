/** Updates of series through ml-inference-job. */
package org.bitebudget.benchmarks.forecasts;
