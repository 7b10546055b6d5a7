/** Second photos of one receipt, and totals that other print contradicts. */
package org.bitebudget.ocr.domain.duplicate;
