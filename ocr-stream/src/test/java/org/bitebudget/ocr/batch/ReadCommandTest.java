package org.bitebudget.ocr.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.BadFiles;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final StringWriter progress = new StringWriter();

    @Test
    void everyImageGivesALineAndAnUnreadableOneSaysWhy() throws IOException {
        // Given a folder img with two receipts, a broken image and a file of another kind
        Path images = Files.createDirectories(home.resolve("img"));
        Files.write(images.resolve("a.png"), PrintedReceipt.number(1).image("png"));
        Files.write(images.resolve("b.jpg"), BadFiles.truncated("jpeg"));
        Files.write(images.resolve("c.jpg"), PrintedReceipt.number(2).image("jpeg"));
        Files.writeString(images.resolve("notes.txt"), "not asked for");

        int exit = read(home, home.resolve("out.jsonl"));

        assertThat(exit).isZero();
        List<JsonNode> lines = lines(home.resolve("out.jsonl"));
        assertThat(lines).extracting(line -> line.path("file").asText()).containsExactly("a.png", "b.jpg", "c.jpg");
        assertThat(lines.get(0).path("total").decimalValue()).isEqualByComparingTo("11.75");
        assertThat(lines.get(0).path("date").asText()).isEqualTo("2024-03-14");
        assertThat(lines.get(0).path("items")).hasSize(4);
        assertThat(lines.get(1).path("error").asText()).isEqualTo("image-truncated");
        assertThat(lines.get(2).path("total").decimalValue()).isEqualByComparingTo("11.75");
        assertThat(progress.toString()).contains("read 3 of 3");
    }

    @Test
    void aDirectoryThatIsNotThereIsAUsageError() {
        int exit = read(home.resolve("nowhere"), home.resolve("out.jsonl"));

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(progress.toString()).contains("nowhere");
    }

    @Test
    void aDirectoryWithoutReceiptsIsAUsageError() {
        int exit = read(home, home.resolve("out.jsonl"));

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(progress.toString()).contains("no image or PDF");
    }

    private int read(Path directory, Path out) {
        return new CommandLine(new ReadCommand())
                .setErr(new PrintWriter(progress))
                .execute(
                        directory.toString(),
                        "--out",
                        out.toString(),
                        "--workers",
                        "1",
                        "--trained-data",
                        TestEngine.trainedData().toString(),
                        "--libraries",
                        TestEngine.libraries().toString());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
