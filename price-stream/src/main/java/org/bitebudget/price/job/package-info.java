/** The Flink job around the price domain: graph, state, and what events mean in terms of the domain. */
package org.bitebudget.price.job;
