package org.bitebudget.forecast.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/** How CSV files are opened: UTF-8, plain or packed with xz. */
public final class CsvFiles {
    private CsvFiles() {}

    /**
     * @param file packed if its name ends in {@code .xz}
     * @throws IOException if there is none, or it isn't what its name says
     */
    public static Reader reader(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(bytes) : bytes;
        return new InputStreamReader(plain, StandardCharsets.UTF_8);
    }
}
