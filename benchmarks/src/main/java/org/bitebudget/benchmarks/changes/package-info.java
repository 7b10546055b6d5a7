/** How well changes of prices and starts of promotions are foreseen. */
package org.bitebudget.benchmarks.changes;
