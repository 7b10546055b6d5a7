/** Models that are learned from labelled data. */
package org.bitebudget.ocr.learn;
