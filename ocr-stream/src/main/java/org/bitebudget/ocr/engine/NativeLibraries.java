package org.bitebudget.ocr.engine;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.sourceforge.tess4j.TessAPI;
import net.sourceforge.tess4j.util.LoadLibs;

/**
 * Unpacks the shared libraries that come in jars into one directory, since they look for each other beside themselves,
 * and loads them, Leptonica first.
 */
final class NativeLibraries {

    private static final String LEPTONICA = "libleptonica.so.6";
    private static final String TESSERACT = "libtesseract.so.5.5";

    private NativeLibraries() {}

    /**
     * Loads Tesseract from {@code directory}, which is created and filled where needed.
     *
     * @throws UncheckedIOException when the directory cannot be written
     */
    static TessAPI load(Path directory) {
        try {
            Files.createDirectories(directory);
            Path leptonica = unpack("/org/bytedeco/leptonica/linux-x86_64/" + LEPTONICA, directory.resolve(LEPTONICA));
            unpack("/org/bytedeco/tesseract/linux-x86_64/" + TESSERACT, directory.resolve(TESSERACT));
            NativeLibrary.getInstance(leptonica.toAbsolutePath().toString());
            NativeLibrary.addSearchPath(
                    LoadLibs.getTesseractLibName(), directory.toAbsolutePath().toString());
            return TessAPI.INSTANCE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the OCR libraries into " + directory, e);
        }
    }

    private static Path unpack(String resource, Path target) throws IOException {
        try (InputStream in = NativeLibraries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no OCR library for this platform on the class path: " + resource);
            }
            byte[] library = in.readAllBytes();
            if (Files.exists(target) && Files.size(target) == library.length) {
                return target;
            }
            // several workers may start at once: each writes its own file and the last move wins
            Path partial = Files.createTempFile(
                    target.getParent(), target.getFileName().toString(), ".part");
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
