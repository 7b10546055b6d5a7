package org.bitebudget.platform.config;

/**
 * A value that never shows up in a log: its text form is {@code ***}.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
