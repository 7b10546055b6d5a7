package org.bitebudget.platform.blob;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bitebudget.platform.ids.Ids;

/**
 * Address of a blob: the SHA-256 of the stored bytes.
 *
 * @param sha256 64 lower-case hex digits
 */
public record BlobRef(String sha256) {

    private static final String SCHEME = "sha256:";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if it is not 64 lower-case hex digits */
    public BlobRef {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a blob's address is 64 lower-case hex digits");
        }
    }

    /** Address of these bytes. */
    public static BlobRef of(byte[] content) {
        return new BlobRef(HexFormat.of().formatHex(Ids.sha256().digest(content)));
    }

    /**
     * Reads {@code sha256:<hex>}, the form in events.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static BlobRef parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("a blob reference starts with " + SCHEME);
        }
        return new BlobRef(text.substring(SCHEME.length()));
    }

    /** {@code sha256:<hex>}, the form in events. */
    @Override
    public String toString() {
        return SCHEME + sha256;
    }
}
