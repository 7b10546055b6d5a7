package org.bitebudget.platform.seal;

import java.util.Arrays;
import java.util.Objects;

/**
 * Personal data as it travels and rests.
 *
 * @param keyId which key of which household sealed it
 * @param nonce AES-GCM nonce, 12 bytes, never used twice with a key
 * @param ciphertext encrypted bytes followed by the 16-byte tag
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way into Avro and files; copying images twice helps nobody
public record SealedBytes(String keyId, byte[] nonce, byte[] ciphertext) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBytes that
                && keyId.equals(that.keyId)
                && Arrays.equals(nonce, that.nonce)
                && Arrays.equals(ciphertext, that.ciphertext);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, Arrays.hashCode(nonce), Arrays.hashCode(ciphertext));
    }

    @Override
    public String toString() {
        return "SealedBytes[keyId=" + keyId + ", " + ciphertext.length + " bytes]";
    }
}
