package org.bitebudget.ocr.domain.parse;

/**
 * An amount with the label it belongs to.
 *
 * @param row index of the amount's row
 * @param certainty 1 where both stand in one row, less where the label's row has no amount of its own
 * @param phrase the label's folded words
 */
record LabelledAmount(LabelRole role, Figure figure, int row, double certainty, String phrase) {

    long minor() {
        return figure.minor();
    }
}
