package org.bitebudget.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A refusal as RFC 9457 {@code application/problem+json}.
 *
 * @param type {@code urn:bitebudget:error:<code>}
 * @param title the same for every occurrence of the code
 * @param status HTTP status
 * @param detail what happened this time and what mends it, or null
 * @param code wire form of the {@link ErrorCode}
 * @param errors the fields or lines to mend, absent from the JSON when empty
 * @param traceId trace the request belonged to, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "traceId"})
public record Problem(
        String type, String title, int status, String detail, String code, List<FieldError> errors, String traceId) {

    /** Content type of {@link #toJson()}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps its own copy of the errors; none may be null. */
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** A problem of this code. */
    public static Problem of(ErrorCode code, String detail, FieldError... errors) {
        return new Problem(code.type(), code.title(), code.status(), detail, code.code(), List.of(errors), null);
    }

    /** The same problem, telling the trace. */
    public Problem withTraceId(String id) {
        return new Problem(type, title, status, detail, code, errors, id);
    }

    /** As {@code application/problem+json}, UTF-8. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #toJson()} wrote. */
    public static Problem fromJson(byte[] json) {
        try {
            return JSON.readValue(json, Problem.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
