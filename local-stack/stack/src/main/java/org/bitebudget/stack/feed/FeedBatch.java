package org.bitebudget.stack.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Some rows of one store.
 *
 * @param store the store
 * @param number 0 for the store's first batch in the file
 * @param rows NDJSON lines
 */
record FeedBatch(String store, int number, List<String> rows) {

    /** Copies the rows. */
    FeedBatch {
        rows = List.copyOf(rows);
    }

    /** The same rows have the same id, whenever and from wherever they are sent. */
    String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(store.getBytes(StandardCharsets.UTF_8));
            for (String row : rows) {
                digest.update((byte) '\n');
                digest.update(row.getBytes(StandardCharsets.UTF_8));
            }
            return "feed-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The rows as gzip-compressed NDJSON. */
    byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
            for (String row : rows) {
                out.write(row.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
        return bytes.toByteArray();
    }
}
