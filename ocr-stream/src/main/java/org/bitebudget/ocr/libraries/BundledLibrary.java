package org.bitebudget.ocr.libraries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A shared library on the class path, unpacked once into a directory that outlives the process. */
public final class BundledLibrary {

    private BundledLibrary() {}

    /**
     * Unpacks a library into a directory that exists, unless it is there already; several processes may do so at once.
     *
     * @param resource absolute name on the class path
     * @return the file, under the last part of that name
     * @throws IOException when the class path has no such library, or the directory cannot be written
     */
    public static Path unpack(String resource, Path directory) throws IOException {
        Path target = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream in = BundledLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no library for this platform on the class path: " + resource);
            }
            byte[] library = in.readAllBytes();
            if (Files.exists(target) && Files.size(target) == library.length) {
                return target;
            }
            // each process writes its own file and the last move wins
            Path partial = Files.createTempFile(directory, target.getFileName().toString(), ".part");
            Files.write(partial, library);
            move(partial, target);
            return target;
        }
    }

    private static void move(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
