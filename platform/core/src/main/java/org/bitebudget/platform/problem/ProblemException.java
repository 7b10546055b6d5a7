package org.bitebudget.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal on its way to whoever answers: an HTTP failure handler or a dead letter. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode errorCode;
    private final String detail;
    private final List<FieldError> errors;
    private final Duration retryAfter;

    private ProblemException(
            ErrorCode errorCode, String detail, List<FieldError> errors, Duration retryAfter, Throwable cause) {
        super(errorCode.code() + ": " + detail, cause);
        this.errorCode = errorCode;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /**
     * @param detail what happened and what mends it; goes out to the caller, so no person's data and no internals
     * @param errors the fields or lines to mend
     */
    public ProblemException(ErrorCode errorCode, String detail, FieldError... errors) {
        this(errorCode, detail, List.of(errors), null, null);
    }

    /** The same with the cause, for the log only. */
    public ProblemException(ErrorCode errorCode, String detail, Throwable cause) {
        this(errorCode, detail, List.of(), null, cause);
    }

    /** A refusal that may go away: the answer carries {@code Retry-After}. */
    public static ProblemException retryable(ErrorCode errorCode, String detail, Duration retryAfter) {
        return new ProblemException(errorCode, detail, List.of(), retryAfter, null);
    }

    /** Which refusal it is. */
    public ErrorCode errorCode() {
        return errorCode;
    }

    /** After what time another try makes sense, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** As it goes out, without a trace id. */
    public Problem problem() {
        return Problem.of(errorCode, detail, errors.toArray(FieldError[]::new));
    }
}
