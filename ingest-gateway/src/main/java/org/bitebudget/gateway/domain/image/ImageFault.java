package org.bitebudget.gateway.domain.image;

/** Why an uploaded file is refused; each has an error code of the same name. */
public enum ImageFault {
    /** No bytes at all. */
    EMPTY_BODY,
    /** None of the types taken, or a header that contradicts itself. */
    NOT_AN_IMAGE,
    /** The file stops before its end. */
    IMAGE_TRUNCATED,
    /** It declares more pixels than allowed. */
    IMAGE_TOO_LARGE
}
