/** The trained recommender as it is made, kept and loaded. */
package org.bitebudget.ml.recommend;
