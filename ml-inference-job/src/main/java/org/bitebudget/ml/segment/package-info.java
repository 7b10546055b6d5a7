/** Behaviour segments by Tribuo's k-means, and their events. */
package org.bitebudget.ml.segment;
