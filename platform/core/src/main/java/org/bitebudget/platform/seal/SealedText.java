package org.bitebudget.platform.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bitebudget.event.Sealed;

/** Words of a person as they stand in events: UTF-8, sealed under their household's key. */
public final class SealedText {

    private SealedText() {}

    /**
     * Seals a text.
     *
     * @param household UUID of the household
     * @param belongsTo id of what the text stands in; opening needs the same
     */
    public static Sealed seal(Sealer sealer, String household, String text, String belongsTo) {
        SealedBytes sealed = sealer.seal(household, text.getBytes(StandardCharsets.UTF_8), belongsTo);
        return new Sealed(sealed.keyId(), ByteBuffer.wrap(sealed.nonce()), ByteBuffer.wrap(sealed.ciphertext()));
    }

    /**
     * Opens what {@link #seal} closed.
     *
     * @throws KeyDeletedException if the household's key was deleted since
     * @throws BrokenSealException if it was sealed for something else
     */
    public static String open(Sealer sealer, Sealed sealed, String belongsTo) {
        SealedBytes bytes = new SealedBytes(sealed.getKeyId(), bytes(sealed.getNonce()), bytes(sealed.getCiphertext()));
        return new String(sealer.unseal(bytes, belongsTo), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
