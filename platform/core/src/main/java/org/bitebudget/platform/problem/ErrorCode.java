package org.bitebudget.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every way the product refuses something: in an HTTP answer, a failed job or a dead letter. The code is part of the
 * contract and never changes its meaning; the title is for people.
 */
public enum ErrorCode {
    // what was uploaded
    EMPTY_BODY(400, "The body is empty"),
    NOT_AN_IMAGE(422, "The file is no image that can be read"),
    IMAGE_TRUNCATED(422, "The image ends too early"),
    IMAGE_TOO_LARGE(422, "The image has too many pixels"),
    PDF_WITHOUT_PAGES(422, "The PDF has no pages"),
    PAYLOAD_TOO_LARGE(413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported here"),
    MALFORMED_MULTIPART(400, "The multipart body is broken"),
    MALFORMED_ENCODING(400, "The content encoding is broken"),

    // what was said
    MALFORMED_JSON(400, "The body is not valid JSON"),
    MALFORMED_FEED_LINE(422, "A line of the feed cannot be read"),
    INVALID_FIELD(422, "A field has a value that is not allowed"),
    MISSING_FIELD(422, "A required field is missing"),
    NEGATIVE_PRICE(422, "A price is below zero"),
    PRICE_CONFLICT(422, "The same feed gives a lower price"),
    UNKNOWN_CURRENCY(422, "The currency is not in ISO 4217"),
    UNKNOWN_CATEGORY(422, "The category is not in the taxonomy"),
    DATE_IN_FUTURE(422, "The time is more than 24 hours ahead"),
    NOT_A_NUMBER(422, "The value is not a number"),
    INVALID_MONTH(422, "The month is not of the form YYYY-MM"),
    INVALID_PARAMETER(400, "A path or query parameter is not valid"),

    // who asks, and how often
    UNAUTHORIZED(401, "A valid bearer token is needed"),
    FORBIDDEN_SCOPE(403, "The token lacks the scope for this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is on offer"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_REUSE(409, "The Idempotency-Key was used with another body"),
    REVISION_CONFLICT(409, "Someone else changed this in between"),
    CONSENT_WITHDRAWN(409, "The person withdrew consent to the use of the apps being told"),
    CONNECTOR_OFF(409, "The connector is not enabled or its file is to be mended"),
    TOO_MANY_REQUESTS(429, "Too many requests"),

    // what we could not do
    OVERLOADED(503, "The service has too much to do right now"),
    DEPENDENCY_UNAVAILABLE(503, "A part this needs does not answer"),
    NOT_READY(503, "The service is still starting"),
    INTERNAL(500, "Something went wrong on our side"),

    // what a stream found
    OCR_UNREADABLE(422, "No text could be read from the image"),
    OCR_TIMEOUT(422, "Reading the image took too long"),
    OCR_CRASHED(422, "Reading the image crashed the reader"),
    BLOB_MISSING(422, "The stored image is gone or damaged"),
    KEY_DELETED(410, "The household's key was deleted"),
    POISON_RECORD(422, "The record cannot be decoded"),
    MALFORMED_KEY(422, "The record's key is not of the agreed form"),
    UNPROCESSABLE_EVENT(422, "The event breaks a rule of its topic");

    private static final Map<String, ErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

    private final String code;
    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.status = status;
        this.title = title;
    }

    /** The error code of a wire form such as {@code not-an-image}. */
    public static Optional<ErrorCode> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Wire form, {@code not-an-image}. */
    public String code() {
        return code;
    }

    /** HTTP status an answer with this error has. */
    public int status() {
        return status;
    }

    /** One English sentence without a full stop, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The problem's type URI, {@code urn:bitebudget:error:not-an-image}. */
    public String type() {
        return "urn:bitebudget:error:" + code;
    }
}
