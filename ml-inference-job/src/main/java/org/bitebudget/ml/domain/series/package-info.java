/** Series of prices, spending and demand: their history, the models that speak for them, what is said and how it did. */
package org.bitebudget.ml.domain.series;
