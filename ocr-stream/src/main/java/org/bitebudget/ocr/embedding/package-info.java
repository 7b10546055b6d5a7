/** Meaning of texts by a pretrained language model. */
package org.bitebudget.ocr.embedding;
