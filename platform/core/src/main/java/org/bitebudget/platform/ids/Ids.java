package org.bitebudget.platform.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Ids that are a function of what they name, so that the same thing sent twice has the same id.
 *
 * <p>An id is {@code <prefix>_} and 32 lower-case hex digits: the first 16 bytes of SHA-256 over the parts, each part
 * being its length in bytes (4 bytes, big-endian) and its UTF-8 bytes. The lengths keep {@code ("ab","c")} and
 * {@code ("a","bc")} apart. The parts are taken as they are; only {@link Keys} normalises.
 */
public final class Ids {

    private static final int BYTES_KEPT = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Ids::sha256);

    private Ids() {}

    /**
     * A receipt: {@code rcp_…}.
     *
     * @param household the household that uploaded it
     * @param sha256 SHA-256 of the uploaded bytes, 32 bytes
     */
    public static String receipt(String household, byte[] sha256) {
        return of("rcp", household, HEX.formatHex(sha256));
    }

    /** A transaction entered by hand: {@code txn_…}, from the household and the request's Idempotency-Key. */
    public static String manualTransaction(String household, String idempotencyKey) {
        return of("txn", household, idempotencyKey);
    }

    /** An observed price: {@code obs_…}; the instant counts in microseconds. */
    public static String observation(String store, String product, Instant occurredAt, String source) {
        return of("obs", store, product, Long.toString(micros(occurredAt)), source);
    }

    /** An alert: {@code alr_…}; the same rule fires once for a subject and a crossing. */
    public static String alert(String rule, String subject, String crossing) {
        return of("alr", rule, subject, crossing);
    }

    /** An event: {@code evt_…}, one for each revision of its subject by a producer. */
    public static String event(String producer, String subjectId, long revision) {
        return of("evt", producer, subjectId, Long.toString(revision));
    }

    /**
     * Any other id.
     *
     * @param prefix lower-case letters that tell the kind
     * @param parts what identifies the thing, at least one
     */
    public static String of(String prefix, String... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("an id needs at least one part");
        }
        MessageDigest digest = DIGEST.get();
        digest.reset();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return prefix + "_" + HEX.formatHex(digest.digest(), 0, BYTES_KEPT);
    }

    /** A fresh SHA-256, for callers that hash while they stream. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }
}
