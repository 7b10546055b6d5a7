package org.bitebudget.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Flat JSON of one run: {@code name, commit, machine, config}, then the figures with their units in their names. Ratios are
 * named {@code ratio…}.
 */
public final class BenchReport {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** A report of the bench of that name; {@code config} says under which settings it ran. */
    public BenchReport(String name, String config) {
        members.put("name", name);
        members.put("commit", commit());
        members.put("machine", machine());
        members.put("config", config);
    }

    /** Adds a figure; its name ends with its unit. */
    public BenchReport figure(String name, double value) {
        members.put(name, Math.round(value * 1e4) / 1e4);
        return this;
    }

    /** Adds a count. */
    public BenchReport count(String name, long value) {
        members.put(name, value);
        return this;
    }

    /** Prints all members as a table and writes them to the file, if one is given. */
    public void publish(Path file) throws IOException {
        members.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-34s %s%n", name, value));
        if (file != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), members);
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String machine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return "%d x %s, Java %s".formatted(processors, processorModel(), Runtime.version());
    }

    private static String processorModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
