package org.bitebudget.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing to mend in what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) to the field, {@code ""} for the whole body, null where a line says it better
 * @param line line of the body, counted from 1, or null
 * @param reason what is wrong and what was expected; never a person's data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, Long line, String reason) {

    /** A field of a JSON body. */
    public static FieldError at(String pointer, String reason) {
        return new FieldError(pointer, null, reason);
    }

    /** A line of a feed. */
    public static FieldError atLine(long line, String reason) {
        return new FieldError(null, line, reason);
    }
}
