/** Recommendations on streams. */
package org.bitebudget.ml.job.recommend;
