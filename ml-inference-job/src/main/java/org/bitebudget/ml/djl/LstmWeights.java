package org.bitebudget.ml.djl;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The weights of a trained price network in DJL's own format. Immutable. */
public final class LstmWeights {
    private final byte[] bytes;

    LstmWeights(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Hexadecimal SHA-256, which is also the source of a network's version. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
