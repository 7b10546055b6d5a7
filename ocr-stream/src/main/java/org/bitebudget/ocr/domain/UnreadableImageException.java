package org.bitebudget.ocr.domain;

/** The file cannot be read; trying again changes nothing. */
public final class UnreadableImageException extends Exception {

    private final Refusal refusal;

    public UnreadableImageException(Refusal refusal, String detail) {
        super(detail);
        this.refusal = refusal;
    }

    public UnreadableImageException(Refusal refusal, String detail, Throwable cause) {
        super(detail, cause);
        this.refusal = refusal;
    }

    /** Why, as a code. */
    public Refusal refusal() {
        return refusal;
    }
}
