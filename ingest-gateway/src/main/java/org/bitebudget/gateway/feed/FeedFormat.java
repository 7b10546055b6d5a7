package org.bitebudget.gateway.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/** The formats of a price feed. */
public enum FeedFormat {
    /** Newline-delimited JSON objects. */
    NDJSON,
    /** CSV with a header. */
    CSV,
    /** One JSON array of objects. */
    JSON_ARRAY;

    private static final Map<String, Optional<FeedFormat>> BY_MEDIA_TYPE = Map.of(
            "application/x-ndjson", Optional.of(NDJSON),
            "application/ndjson", Optional.of(NDJSON),
            "application/jsonl", Optional.of(NDJSON),
            "text/csv", Optional.of(CSV),
            "application/json", Optional.empty(),
            "text/plain", Optional.empty(),
            "application/gzip", Optional.empty(),
            "application/octet-stream", Optional.empty());

    private static final int LOOK_AHEAD = 4096;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final int BUFFER = 64 * 1024;

    /**
     * Opens a feed for reading row by row.
     *
     * @param body as sent
     * @param contentType media type as declared, or null; one that names no format lets the first bytes decide
     * @param contentEncoding {@code gzip}, {@code identity} or null; gzip is also told from the bytes
     * @throws ProblemException if type or encoding are none of these, or the feed has no row at all
     * @throws IOException if the sender went away
     */
    public static FeedRows open(InputStream body, String contentType, String contentEncoding) throws IOException {
        Optional<FeedFormat> declared = declared(contentType);
        requireKnownEncoding(contentEncoding);
        BufferedInputStream plain = unpacked(new BufferedInputStream(body, BUFFER));
        int first = firstLetter(plain);
        if (first < 0) {
            throw new ProblemException(ErrorCode.EMPTY_BODY, "The feed has no rows.");
        }
        FeedFormat format =
                switch (first) {
                    case '[' -> JSON_ARRAY;
                    case '{' -> NDJSON;
                    default -> declared.orElse(CSV);
                };
        return switch (format) {
            case NDJSON -> new JsonLineRows(plain);
            case CSV -> new CsvRows(plain);
            case JSON_ARRAY -> new JsonArrayRows(plain);
        };
    }

    private static Optional<FeedFormat> declared(String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Optional<FeedFormat> format = BY_MEDIA_TYPE.get(mediaType);
        if (format == null) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send text/csv, application/x-ndjson or application/json, optionally gzip.");
        }
        return format;
    }

    private static void requireKnownEncoding(String contentEncoding) {
        String encoding =
                contentEncoding == null ? "identity" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("gzip") && !encoding.equals("identity")) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The only content encoding taken is gzip.");
        }
    }

    private static BufferedInputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return gzip ? new BufferedInputStream(new GunzippedFeed(in), BUFFER) : in;
    }

    private static int firstLetter(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AHEAD);
        int letter = in.read();
        for (int seen = 1; seen < LOOK_AHEAD && isSpaceOrMark(letter); seen++) {
            letter = in.read();
        }
        in.reset();
        return letter;
    }

    /** White space, or a byte of the UTF-8 byte order mark EF BB BF. */
    private static boolean isSpaceOrMark(int letter) {
        return letter == ' '
                || letter == '\n'
                || letter == '\r'
                || letter == '\t'
                || letter == 0xEF
                || letter == 0xBB
                || letter == 0xBF;
    }
}
