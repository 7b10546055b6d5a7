package org.bitebudget.forecast.csv;

import java.io.BufferedInputStream;
import java.io.FilterReader;
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
     * @throws IOException if there is none, or it isn't what its name says; the message names it
     */
    public static Reader reader(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(bytes) : bytes;
            return new NamedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), file);
        } catch (IOException e) {
            bytes.close();
            throw failed(file, e);
        }
    }

    /** Says which file can't be read on, such as a packed one that was cut off. */
    private static final class NamedReader extends FilterReader {
        private final Path file;

        NamedReader(Reader reader, Path file) {
            super(reader);
            this.file = file;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }

    private static IOException failed(Path file, IOException e) {
        String why = e.getMessage() == null ? "it ends too soon" : e.getMessage();
        return new IOException(file + " can't be read: " + why, e);
    }
}
