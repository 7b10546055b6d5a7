package org.bitebudget.platform.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bitebudget.platform.files.DurableFiles;

/**
 * One AES-256 key per household, each in a file of its own in a directory outside Kafka and outside backups. Deleting the
 * file makes all that was sealed under it unreadable, wherever copies of it lie (crypto-shredding). Several processes may
 * share the directory; keys are read afresh each time, so that a deletion takes effect everywhere at once.
 *
 * <p>A file holds 8 random bytes that tell this key from an earlier, deleted one of the same household, then the 32 bytes
 * of the key. A key's id is {@code <household>.<those 8 bytes in hex>}.
 */
public final class HouseholdKeys {

    private static final int MARK_BYTES = 8;
    private static final int KEY_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    private HouseholdKeys(Path directory) {
        this.directory = directory;
    }

    /** Opens the keystore, creating the directory if it is missing. */
    public static HouseholdKeys in(Path directory) {
        try {
            DurableFiles.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the key directory " + directory, e);
        }
        return new HouseholdKeys(directory);
    }

    /** Deletes the household's key; what it sealed is lost for good. Returns whether there was one. */
    public boolean delete(String household) {
        try {
            return DurableFiles.delete(file(household));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a key in " + directory, e);
        }
    }

    /** The household's key, made and stored durably if it has none. */
    Key current(String household) {
        try {
            Path file = file(household);
            if (!Files.exists(file)) {
                byte[] fresh = new byte[MARK_BYTES + KEY_BYTES];
                random.nextBytes(fresh);
                DurableFiles.createOnce(file, fresh);
            }
            return read(household, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create a key in " + directory, e);
        }
    }

    /** The key with this id. */
    Key byId(String keyId) {
        int dot = keyId.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("'" + keyId + "' is not the id of a household's key");
        }
        String household = keyId.substring(0, dot);
        try {
            Key key = read(household, file(household));
            if (!key.id().equals(keyId)) {
                throw new KeyDeletedException(keyId);
            }
            return key;
        } catch (NoSuchFileException e) {
            throw new KeyDeletedException(keyId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a key in " + directory, e);
        }
    }

    private static Key read(String household, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (content.length != MARK_BYTES + KEY_BYTES) {
            throw new IOException("the key file " + file + " is damaged");
        }
        String id = household + "." + HEX.formatHex(content, 0, MARK_BYTES);
        return new Key(id, new SecretKeySpec(Arrays.copyOfRange(content, MARK_BYTES, content.length), "AES"));
    }

    /** Only a UUID becomes a file name, so that no id reaches outside the directory. */
    private Path file(String household) {
        return directory.resolve(UUID.fromString(household) + ".key");
    }

    record Key(String id, SecretKey secret) {}
}
