/**
 * What price-stream should have told, worked out once more from docs/prices.md in the plainest way there is: all observations in
 * memory, everything recomputed from the start for each answer. It shares no rule with the job and is far too slow to serve anybody;
 * {@code replay-prices} and the job's tests compare the two.
 */
package org.bitebudget.price.oracle;
