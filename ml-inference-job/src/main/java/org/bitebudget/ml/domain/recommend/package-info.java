/** What a shopper will want next: plain Java, items and shoppers as numbers; names, prices and topics are others' business. */
package org.bitebudget.ml.domain.recommend;
