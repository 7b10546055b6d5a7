package org.bitebudget.ocr.domain;

/** Why an uploaded file cannot be read. Each has one code of the error catalogue, named alike in kebab case. */
public enum Refusal {
    EMPTY("empty-body", "The file is empty. Upload it again."),
    NOT_AN_IMAGE("not-an-image", "The file is no image. Upload a JPEG, PNG, WebP or PDF."),
    UNSUPPORTED_TYPE("unsupported-media-type", "This image format is not supported. Upload a JPEG, PNG, WebP or PDF."),
    TRUNCATED("image-truncated", "The image ends too early. Upload the whole file."),
    TOO_LARGE("image-too-large", "The image has too many pixels. Upload one of at most 64 megapixels."),
    PDF_WITHOUT_PAGES("pdf-without-pages", "The PDF has no pages. Upload one with the receipt in it."),
    NO_TEXT("ocr-unreadable", "No text could be read. Photograph the receipt again, flat and in good light."),
    TOO_MUCH_TEXT("ocr-unreadable", "This is more text than a receipt has. Photograph only the receipt."),
    TIMEOUT("ocr-timeout", "Reading took too long. Photograph only the receipt."),
    CRASHED("ocr-crashed", "The reader failed on this image. Photograph the receipt again.");

    private final String code;
    private final String advice;

    Refusal(String code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    /** Code in the error catalogue. */
    public String code() {
        return code;
    }

    /** Whether the reader broke down rather than judged the file, so that a second try can end otherwise. */
    public boolean isBreakdown() {
        return this == TIMEOUT || this == CRASHED;
    }

    /** What is wrong and what to do next, for people. */
    public String advice() {
        return advice;
    }
}
