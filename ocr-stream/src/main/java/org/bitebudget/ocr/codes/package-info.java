/** Barcodes and two-dimensional codes in pictures. */
package org.bitebudget.ocr.codes;
