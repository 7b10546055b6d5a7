package org.bitebudget.platform.money;

/** A text or number that is no amount: not a decimal number, or beyond what minor units in a long can hold. */
public final class InvalidAmountException extends IllegalArgumentException {

    /** @param message what was given and what was expected */
    public InvalidAmountException(String message) {
        super(message);
    }
}
