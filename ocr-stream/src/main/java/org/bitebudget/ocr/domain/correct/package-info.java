/** What a person mends on a reading, and what its amounts then add up to. */
package org.bitebudget.ocr.domain.correct;
