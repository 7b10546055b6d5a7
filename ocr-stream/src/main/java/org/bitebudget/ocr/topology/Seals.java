package org.bitebudget.ocr.topology;

import java.nio.ByteBuffer;
import org.bitebudget.event.Sealed;
import org.bitebudget.platform.seal.SealedBytes;

/** Sealed bytes as events hold them. */
final class Seals {

    private Seals() {}

    static SealedBytes bytes(Sealed sealed) {
        return new SealedBytes(sealed.getKeyId(), bytes(sealed.getNonce()), bytes(sealed.getCiphertext()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
