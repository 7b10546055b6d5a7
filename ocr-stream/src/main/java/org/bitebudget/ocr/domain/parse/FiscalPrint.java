package org.bitebudget.ocr.domain.parse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ocr.domain.text.FoundCode;

/**
 * A fiscal code as printed on a receipt. Its text is secured by the code's own error correction, so what it says is free of
 * misreadings.
 */
record FiscalPrint(FiscalCode says, FoundCode code) {

    private static final double CONFIDENCE = 0.99;

    /** The first of the codes that is one. */
    static Optional<FiscalPrint> in(List<FoundCode> codes) {
        return codes.stream()
                .flatMap(code -> FiscalCode.of(code.text()).map(says -> new FiscalPrint(says, code)).stream())
                .findFirst();
    }

    long total() {
        return says.total();
    }

    ReadField<LocalDate> date() {
        return new ReadField<>(says.date(), CONFIDENCE, code.box(), code.text());
    }
}
