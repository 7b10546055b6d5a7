/** What price-stream does, measured and checked from outside: through its topics and tables, in a process of its own. */
package org.bitebudget.benchmarks.prices;
