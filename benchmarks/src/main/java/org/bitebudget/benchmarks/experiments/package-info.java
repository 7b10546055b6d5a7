/** How often trials of models promote what is no better, and how soon what is. */
package org.bitebudget.benchmarks.experiments;
