package org.bitebudget.ocr.domain.parse;

import org.bitebudget.ocr.domain.text.Box;

/**
 * A value with where and how surely it was read.
 *
 * @param confidence 0 to 1
 * @param box where it is printed
 * @param raw as printed
 */
public record ReadField<T>(T value, double confidence, Box box, String raw) {

    /** The field of a figure's amount in minor units. */
    static ReadField<Long> of(Figure figure) {
        return new ReadField<>(figure.minor(), figure.confidence(), figure.box(), figure.raw());
    }

    /** The same print read as another value. */
    ReadField<T> as(T other) {
        return new ReadField<>(other, confidence, box, raw);
    }
}
