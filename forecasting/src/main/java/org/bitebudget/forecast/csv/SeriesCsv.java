package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Many series in one file, as forecasting competitions hand them out: a header line, then a line {@code id,value,value,…} for each series. Lines
 * may differ in length or end in empty cells. An empty cell, {@code NA} or {@code NaN} between values is a gap, at a line's end nothing.
 */
public final class SeriesCsv {
    private SeriesCsv() {}

    /**
     * Reads all series, in the file's order.
     *
     * @param file plain or packed with xz (name ends in {@code .xz})
     * @throws IOException if it can't be read, a cell is no number, or an id appears twice; the message names the line
     */
    public static Map<String, double[]> read(Path file) throws IOException {
        Map<String, double[]> series = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setSkipHeaderRecord(true)
                .setHeader()
                .setAllowMissingColumnNames(true)
                .get();
        try (CSVParser parser = CSVParser.parse(CsvFiles.reader(file), format)) {
            for (CSVRecord line : parser) {
                String where = file + ", line " + parser.getCurrentLineNumber() + ": series " + line.get(0);
                if (series.put(line.get(0), values(line, where)) != null) {
                    throw new IOException(where + " appears twice; each needs an id of its own");
                }
            }
        }
        if (series.isEmpty()) {
            throw new IOException(file + " has no series: after a header each line is id,value,value…");
        }
        return series;
    }

    private static double[] values(CSVRecord line, String where) throws IOException {
        int end = line.size();
        while (end > 1 && isGap(line.get(end - 1))) {
            end--;
        }
        double[] values = new double[end - 1];
        for (int i = 1; i < end; i++) {
            values[i - 1] = isGap(line.get(i)) ? Double.NaN : number(line, i, where);
        }
        return values;
    }

    private static boolean isGap(String cell) {
        return cell.isBlank() || cell.equals("NA") || cell.equals("NaN");
    }

    private static double number(CSVRecord line, int column, String where) throws IOException {
        try {
            return Double.parseDouble(line.get(column));
        } catch (NumberFormatException e) {
            throw new IOException(
                    where + ", column " + (column + 1) + ": " + line.get(column)
                            + " is no number; what wasn't observed is left empty",
                    e);
        }
    }

    /** Writes rows in the form that {@link #read} reads, {@code rows[i]} for {@code ids.get(i)}. */
    public static void write(Path file, int columns, List<String> ids, double[][] rows) throws IOException {
        WholeFile.write(file, printer -> {
            List<String> header = new ArrayList<>(List.of("id"));
            for (int h = 1; h <= columns; h++) {
                header.add("F" + h);
            }
            printer.printRecord(header);
            for (int i = 0; i < rows.length; i++) {
                List<Object> cells = new ArrayList<>(List.of(ids.get(i)));
                for (double value : rows[i]) {
                    cells.add(value);
                }
                printer.printRecord(cells);
            }
        });
    }
}
