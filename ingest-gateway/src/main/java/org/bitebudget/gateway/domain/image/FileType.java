package org.bitebudget.gateway.domain.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file a receipt may come in, told from the bytes and never from a name or header. */
public enum FileType {
    /** JPEG (ITU-T T.81). */
    JPEG("image/jpeg"),
    /** PNG (W3C). */
    PNG("image/png"),
    /** WebP (RFC 9649). */
    WEBP("image/webp"),
    /** PDF (ISO 32000). */
    PDF("application/pdf");

    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP_FORM = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int WEBP_FORM_AT = 8;
    private static final int PDF_START_WITHIN = 1024;

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** {@code image/jpeg} and so on. */
    public String mediaType() {
        return mediaType;
    }

    /** The type whose signature the bytes carry. */
    public static Optional<FileType> of(byte[] bytes) {
        if (hasAt(bytes, 0, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (hasAt(bytes, 0, PNG_START)) {
            return Optional.of(PNG);
        }
        if (hasAt(bytes, 0, RIFF) && hasAt(bytes, WEBP_FORM_AT, WEBP_FORM)) {
            return Optional.of(WEBP);
        }
        // readers accept the header anywhere in the first kilobyte
        for (int at = 0; at < Math.min(PDF_START_WITHIN, bytes.length); at++) {
            if (hasAt(bytes, at, PDF_START)) {
                return Optional.of(PDF);
            }
        }
        return Optional.empty();
    }

    private static boolean hasAt(byte[] bytes, int at, byte[] expected) {
        int end = at + expected.length;
        return bytes.length >= end && Arrays.equals(bytes, at, end, expected, 0, expected.length);
    }
}
