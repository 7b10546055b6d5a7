/** How fast the price network answers, and what it adds to the last price. */
package org.bitebudget.benchmarks.lstm;
