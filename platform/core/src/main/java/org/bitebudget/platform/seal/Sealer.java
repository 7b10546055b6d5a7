package org.bitebudget.platform.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data under its household's key: AES-256-GCM (NIST SP 800-38D), random 96-bit nonces, 128-bit tags. The
 * associated data says what the bytes belong to, such as a receipt's id, so that nobody can swap them between records.
 * Thread-safe.
 */
public final class Sealer {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String KEYED_HASH = "HmacSHA256";
    private static final int PSEUDONYM_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final HouseholdKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** @param keys where the keys are */
    public Sealer(HouseholdKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals under the household's key, which is made if it has none.
     *
     * @param household UUID of the household
     * @param associated what the bytes belong to; unsealing needs the same
     */
    public SealedBytes seal(String household, byte[] plain, String associated) {
        HouseholdKeys.Key key = keys.current(household);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new SealedBytes(
                    key.id(),
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * A name for a person that tells nothing of the person: {@code psn_} and a {@link #keyedHash}. The same while the key lives; once it is deleted, nobody can tell whose name it was.
     */
    public String pseudonym(String household, String person) {
        return "psn_" + keyedHash(household, "pseudonym|" + person);
    }

    /** The first 16 bytes in hex of HMAC-SHA-256 (RFC 2104) of a text under the household's key. */
    public String keyedHash(String household, String text) {
        HouseholdKeys.Key key = keys.current(household);
        try {
            Mac mac = Mac.getInstance(KEYED_HASH);
            mac.init(new SecretKeySpec(key.secret().getEncoded(), KEYED_HASH));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, PSEUDONYM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /**
     * Opens what {@link #seal} closed.
     *
     * @throws KeyDeletedException if the household's key was deleted since
     * @throws BrokenSealException if the bytes or the associated data are not those that were sealed
     */
    public byte[] unseal(SealedBytes sealed, String associated) {
        HouseholdKeys.Key key = keys.byId(sealed.keyId());
        try {
            return cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), associated).doFinal(sealed.ciphertext());
        } catch (GeneralSecurityException | ProviderException e) { // the latter when the tag is cut off

            throw new BrokenSealException(sealed.keyId(), e);
        }
    }

    private static Cipher cipher(int mode, HouseholdKeys.Key key, byte[] nonce, String associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
