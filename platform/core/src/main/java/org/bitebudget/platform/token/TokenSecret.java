package org.bitebudget.platform.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bitebudget.platform.files.DurableFiles;

/** The secret that signs and checks tokens, shared by the apps through a file that only its owner can read. */
public final class TokenSecret {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private TokenSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the secret, making it first (256 random bits, mode 0600) if there is none.
     *
     * @throws UncheckedIOException if the file cannot be read or made, or is shorter than 256 bits
     */
    public static TokenSecret loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                DurableFiles.createDirectories(file.toAbsolutePath().getParent());
                byte[] fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                DurableFiles.createOnce(file, fresh);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length < BYTES) {
                throw new IOException("it is shorter than " + BYTES + " bytes");
            }
            return new TokenSecret(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the token secret " + file, e);
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return "TokenSecret[***]";
    }
}
