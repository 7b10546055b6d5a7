package org.bitebudget.gateway.http;

import java.text.Normalizer;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/** Names that callers give to stores, batches and places. */
final class Names {

    private static final int LONGEST = 128;

    private Names() {}

    /**
     * The name in the one form that it is known by.
     *
     * @throws ProblemException if it is no usable name
     */
    static String parse(String given, String parameter) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, parameter + " is a name of 1 to " + LONGEST + " characters");
        }
        return name;
    }
}
