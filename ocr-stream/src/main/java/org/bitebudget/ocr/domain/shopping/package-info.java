/** What a receipt bought of a shopping list. */
package org.bitebudget.ocr.domain.shopping;
