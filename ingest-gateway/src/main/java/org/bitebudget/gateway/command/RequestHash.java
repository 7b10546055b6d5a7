package org.bitebudget.gateway.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bitebudget.platform.ids.Ids;

/**
 * Tells a repeated request from another one under the same key. The key is part of the hash and not on any topic, so that
 * nobody can try out notes against it.
 */
public final class RequestHash {

    private final byte[] bytes;

    private RequestHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Hash of these parts, each with its length before it. */
    public static RequestHash of(String... parts) {
        MessageDigest digest = Ids.sha256();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            digest.update(text);
        }
        return new RequestHash(digest.digest());
    }

    static RequestHash ofBytes(byte[] bytes) {
        return new RequestHash(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
