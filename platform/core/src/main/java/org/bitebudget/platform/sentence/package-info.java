/** Sentences in the languages of the product. */
package org.bitebudget.platform.sentence;
