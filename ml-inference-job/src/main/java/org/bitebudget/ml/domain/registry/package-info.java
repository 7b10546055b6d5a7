/** Trained models as immutable artefacts, and which of them speaks. */
package org.bitebudget.ml.domain.registry;
