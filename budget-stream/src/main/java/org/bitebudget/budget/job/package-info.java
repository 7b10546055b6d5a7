/** The Flink job around the budgets: events to domain and back, the household's state, topics and tables. */
package org.bitebudget.budget.job;
