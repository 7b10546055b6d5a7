package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** CSV with a header line, as people give it to a command and get it back. */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    private CsvFile() {}

    /**
     * The rows of a file.
     *
     * @throws BadFileException if there is no such file, or it lacks one of the columns
     */
    static List<CSVRecord> rows(Path file, String... columns) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            for (String column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new BadFileException("%s has no column \"%s\"; its columns are %s"
                            .formatted(file, column, String.join(", ", parser.getHeaderNames())));
                }
            }
            return parser.getRecords();
        } catch (NoSuchFileException e) {
            throw new BadFileException("there is no file " + file);
        }
    }

    /** Writes rows below a header. */
    static void write(Path file, List<String> header, List<List<String>> rows) throws IOException {
        CSVFormat format = FORMAT.builder()
                .setHeader(header.toArray(String[]::new))
                .setSkipHeaderRecord(false)
                .get();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            printer.printRecords(rows);
        }
    }
}
