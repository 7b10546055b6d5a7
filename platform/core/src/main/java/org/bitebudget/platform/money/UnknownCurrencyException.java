package org.bitebudget.platform.money;

/** A currency code that the pinned ISO 4217 table does not hold. */
public final class UnknownCurrencyException extends IllegalArgumentException {

    private final String code;

    /** @param code the code as it was given */
    public UnknownCurrencyException(String code) {
        super("'" + code + "' is not a currency code of ISO 4217");
        this.code = code;
    }

    /** The code as it was given. */
    public String code() {
        return code;
    }
}
