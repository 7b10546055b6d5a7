package org.bitebudget.ocr.domain.correct;

/** A correction that does not fit its receipt. The message says why and holds nothing that a person wrote. */
public final class RefusedCorrectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason in words, without values */
    public RefusedCorrectionException(String reason) {
        super(reason);
    }
}
