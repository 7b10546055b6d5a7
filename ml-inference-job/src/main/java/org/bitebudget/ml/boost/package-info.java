/** Boosted trees by LightGBM, behind the domain's interfaces. */
package org.bitebudget.ml.boost;
