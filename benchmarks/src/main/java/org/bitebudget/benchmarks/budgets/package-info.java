/** What budget-stream does, measured and checked from outside: through its topics, tables and the API, in a process of its own. */
package org.bitebudget.benchmarks.budgets;
