package org.bitebudget.ocr.engine;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.tess4j.TessAPI;
import net.sourceforge.tess4j.util.LoadLibs;
import org.bitebudget.ocr.libraries.BundledLibrary;

/**
 * Unpacks the shared libraries that come in jars into one directory, since they look for each other beside themselves,
 * and loads them, Leptonica first.
 */
final class NativeLibraries {

    private static final String LEPTONICA = "/org/bytedeco/leptonica/linux-x86_64/libleptonica.so.6";
    private static final String TESSERACT = "/org/bytedeco/tesseract/linux-x86_64/libtesseract.so.5.5";

    /** Leptonica's L_SEVERITY_NONE. */
    private static final int NO_MESSAGES = 6;

    private NativeLibraries() {}

    /**
     * Loads Tesseract from {@code directory}, which is created and filled where needed.
     *
     * @throws UncheckedIOException when the directory cannot be written
     */
    static TessAPI load(Path directory) {
        try {
            Files.createDirectories(directory);
            Path leptonica = BundledLibrary.unpack(LEPTONICA, directory);
            BundledLibrary.unpack(TESSERACT, directory);
            // it tells the standard error stream of every odd picture, which nobody can act on
            NativeLibrary.getInstance(leptonica.toAbsolutePath().toString())
                    .getFunction("setMsgSeverity")
                    .invoke(new Object[] {NO_MESSAGES});
            NativeLibrary.addSearchPath(
                    LoadLibs.getTesseractLibName(), directory.toAbsolutePath().toString());
            return TessAPI.INSTANCE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the OCR libraries into " + directory, e);
        }
    }
}
