/** Commands that run over files what the stream runs over topics. */
package org.bitebudget.ocr.batch;
