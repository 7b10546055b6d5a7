/** What is said of a forecast beside its figures. */
package org.bitebudget.serving.domain.forecast;
