package org.bitebudget.stack.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tukaani.xz.XZInputStream;

/** The rows of a price file: CSV with a header or NDJSON, plain or compressed with xz or gzip; told apart by their first bytes. */
public final class FeedFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int XZ = 0xfd;
    private static final int GZIP = 0x1f;

    private FeedFile() {}

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface RowTaker {
        /** The next row; a line that is no JSON comes as the text it is, so that whoever receives it can refuse it. */
        void take(String store, String json) throws IOException;
    }

    /** Reads all rows in order. */
    public static void read(InputStream bytes, RowTaker taker) throws IOException {
        InputStream plain = decompressed(bytes);
        BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
        text.mark(1);
        int first = text.read();
        text.reset();
        if (first == '{') {
            readJsonLines(text, taker);
        } else {
            readCsv(text, taker);
        }
    }

    private static InputStream decompressed(InputStream bytes) throws IOException {
        InputStream buffered = new BufferedInputStream(bytes, 1 << 16);
        buffered.mark(1);
        int first = buffered.read();
        buffered.reset();
        return switch (first) {
            case XZ -> new XZInputStream(buffered);
            case GZIP -> new GZIPInputStream(buffered, 1 << 16);
            default -> buffered;
        };
    }

    private static void readJsonLines(BufferedReader text, RowTaker taker) throws IOException {
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (!line.isBlank()) {
                taker.take(storeOf(line), line);
            }
        }
    }

    private static String storeOf(String line) {
        try {
            return JSON.readTree(line).path("store").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static void readCsv(BufferedReader text, RowTaker taker) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            for (CSVRecord row : rows) {
                ObjectNode json = JSON.createObjectNode();
                row.toMap().forEach((column, value) -> {
                    if (!value.isEmpty()) {
                        json.put(column, value);
                    }
                });
                taker.take(json.path("store").asText(""), json.toString());
            }
        }
    }
}
