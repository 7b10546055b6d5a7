/** Sentences with their numbers, in every language of the product. Plain Java. */
package org.bitebudget.budget.domain.sentence;
