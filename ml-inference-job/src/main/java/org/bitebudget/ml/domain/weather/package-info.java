/** The weather that series may follow. */
package org.bitebudget.ml.domain.weather;
