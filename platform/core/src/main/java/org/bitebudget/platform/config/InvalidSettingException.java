package org.bitebudget.platform.config;

/** A setting with a value that cannot be used; the message names the variable, the value and what is expected. */
public final class InvalidSettingException extends IllegalArgumentException {

    private final String variable;

    InvalidSettingException(String variable, String message) {
        super(message);
        this.variable = variable;
    }

    /** Name of the environment variable. */
    public String variable() {
        return variable;
    }
}
