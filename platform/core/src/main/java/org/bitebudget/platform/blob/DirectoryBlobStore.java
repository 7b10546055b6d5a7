package org.bitebudget.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bitebudget.platform.files.DurableFiles;

/** Blobs as files {@code <first 2 digits>/<hash>} below a directory that several processes may share. */
public final class DirectoryBlobStore implements BlobStore {

    private final Path directory;

    private DirectoryBlobStore(Path directory) {
        this.directory = directory;
    }

    /** Opens the store, creating the directory if it is missing. */
    public static DirectoryBlobStore in(Path directory) {
        try {
            DurableFiles.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the blob directory " + directory, e);
        }
        return new DirectoryBlobStore(directory);
    }

    @Override
    public BlobRef put(byte[] content) throws IOException {
        BlobRef ref = BlobRef.of(content);
        Path file = file(ref);
        DurableFiles.createDirectories(file.getParent());
        // replaces even what is there: a damaged file heals when its bytes come again
        DurableFiles.replace(file, content);
        return ref;
    }

    @Override
    public byte[] get(BlobRef ref) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file(ref));
        } catch (NoSuchFileException e) {
            throw new BlobMissingException(ref, "is not in the store");
        }
        if (!BlobRef.of(content).equals(ref)) {
            throw new BlobMissingException(ref, "is damaged");
        }
        return content;
    }

    @Override
    public boolean delete(BlobRef ref) throws IOException {
        return DurableFiles.delete(file(ref));
    }

    private Path file(BlobRef ref) {
        return directory.resolve(ref.sha256().substring(0, 2)).resolve(ref.sha256());
    }
}
