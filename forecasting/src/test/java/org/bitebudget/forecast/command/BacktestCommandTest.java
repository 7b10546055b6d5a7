package org.bitebudget.forecast.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void naiveIsAsGoodAsNaiveTwoWithoutASeason() throws IOException {
        // Given two series without a season
        Path train = write(40);

        // When models are compared on the last steps
        int code = run("--train", train, "--horizon", 4, "--models", "naive,drift", "--rounds", 2, "--json");

        // Then OWA of naive is 1 by definition, and the line is continued by drift
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        String[] lines = out.toString().lines().toArray(String[]::new);
        assertThat(lines[0]).contains("\"model\":\"naive\"", "\"series\":2", "\"owa\":1.0000");
        assertThat(lines[1]).contains("\"model\":\"drift\"", "\"owa\":0.0000");
    }

    @Test
    void thePlotHasALinePerModel() throws IOException {
        Path plot = directory.resolve("errors.svg");
        assertThat(run("--train", write(40), "--horizon", 4, "--models", "naive,theta", "--plot", plot))
                .isZero();
        assertThat(Files.readString(plot)).contains("<polyline", ">naive<", ">theta<");
        assertThat(out.toString()).contains("sMAPE").contains("series/s");
    }

    @Test
    void anAblationLeavesOutEachMemberAndAddsEachCandidate() throws IOException {
        // Given an ensemble's members, when the ablation with one more is asked for
        assertThat(run("--train", write(40), "--horizon", 4, "--ablation", "drift"))
                .isZero();

        // Then there is a line for the whole, one without each, and one with the candidate, which knows the line
        List<String> lines = out.toString().lines().skip(1).toList();
        assertThat(lines.get(0)).startsWith("ensemble ");
        assertThat(lines).anyMatch(line -> line.startsWith("without theta "));
        assertThat(lines).anyMatch(line -> line.startsWith("without pooled "));
        assertThat(lines.get(lines.size() - 1)).startsWith("with drift ");
        assertThat(run("--train", write(40), "--horizon", 4, "--ablation", "oracle"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--ablation: no model is called oracle");
    }

    @Test
    void whatCannotBeTriedIsRefused() throws IOException {
        assertThat(run("--train", write(6), "--horizon", 4)).isEqualTo(2);
        assertThat(err.toString()).contains("no series has the 9 observations");
        assertThat(run("--train", write(40), "--horizon", 0)).isEqualTo(2);
        assertThat(run("--train", write(40), "--horizon", 4, "--models", "oracle"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no model is called oracle");
    }

    private Path write(int size) throws IOException {
        StringBuilder a = new StringBuilder("a");
        StringBuilder b = new StringBuilder("b");
        for (int t = 0; t < size; t++) {
            a.append(',').append(10 + 2 * t);
            b.append(',').append(500 - 3 * t);
        }
        return Files.writeString(directory.resolve("train.csv"), "id,V\n" + a + "\n" + b + "\n");
    }

    private int run(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
