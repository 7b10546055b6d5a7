package org.bitebudget.gateway.domain.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.bitebudget.platform.ids.Ids;

/**
 * A hash chain over a feed's rows: {@code h(n) = SHA-256(h(n-1) | row n)}. Unlike the state of one long hash, a link of the
 * chain can be stored, so that a resend is compared with what was taken without keeping the rows.
 */
public final class RowDigest {

    private static final byte END_OF_FIELD = 0x1E;
    private static final byte END_OF_ROW = 0x1D;

    private final MessageDigest sha256 = Ids.sha256();
    private byte[] link = new byte[0];

    /** Adds a row; its line number does not count, its words do. */
    public void add(FeedItem item) {
        sha256.update(link);
        if (item instanceof FeedRow row) {
            row.values().forEach((column, value) -> {
                put(column.wireName());
                put(value);
            });
        } else if (item instanceof RowReject reject) {
            put(reject.reason());
        }
        sha256.update(END_OF_ROW);
        link = sha256.digest();
    }

    /** The newest link, 32 bytes; empty before the first row. */
    public byte[] value() {
        return link.clone();
    }

    private void put(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update(END_OF_FIELD);
    }
}
