/** From the abbreviated text of a receipt's line to the product it means. */
package org.bitebudget.ocr.domain.product;
