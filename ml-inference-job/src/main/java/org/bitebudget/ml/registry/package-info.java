/** Where trained models rest, and how running jobs follow what is promoted. */
package org.bitebudget.ml.registry;
