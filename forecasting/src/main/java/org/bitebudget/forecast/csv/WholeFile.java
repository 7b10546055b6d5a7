package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV files that appear whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    interface Content {
        void print(CSVPrinter printer) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part);
                CSVPrinter printer = new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            content.print(printer);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
