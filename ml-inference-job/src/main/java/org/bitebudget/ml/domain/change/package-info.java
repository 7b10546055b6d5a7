/** When prices change and promotions start: discrete-time hazards that every seen price teaches. */
package org.bitebudget.ml.domain.change;
