/** Whether a model that learnt from many has become worse for good, so that it is time to train it anew. */
package org.bitebudget.ml.domain.drift;
