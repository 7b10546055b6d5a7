/** Receipts through ml-inference-job up to the recommendations that the serving API answers. */
package org.bitebudget.benchmarks.recommendations;
