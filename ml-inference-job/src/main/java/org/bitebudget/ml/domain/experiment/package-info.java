/** Whether a challenger forecasts better than the champion: paired errors, tests, and when to stop looking. */
package org.bitebudget.ml.domain.experiment;
