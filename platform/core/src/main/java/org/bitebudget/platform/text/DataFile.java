package org.bitebudget.platform.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tab-separated data beside the code; lines that start with {@code #} are comments. */
public final class DataFile {

    private DataFile() {}

    /**
     * Rows of a resource next to {@code owner}.
     *
     * @throws IllegalStateException when the resource is missing or a row has fewer than {@code columns} columns
     */
    public static List<List<String>> rows(Class<?> owner, String name, int columns) {
        if (owner.getResource(name) == null) {
            throw new IllegalStateException("missing resource " + name + " of " + owner.getPackageName());
        }
        return rowsIfPresent(owner, name, columns);
    }

    /**
     * Rows of a resource next to {@code owner}, none where it is missing.
     *
     * @throws IllegalStateException when a row has fewer than {@code columns} columns
     */
    public static List<List<String>> rowsIfPresent(Class<?> owner, String name, int columns) {
        InputStream resource = owner.getResourceAsStream(name);
        if (resource == null) {
            return List.of();
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .peek(row -> {
                        if (row.size() < columns) {
                            throw new IllegalStateException("too few columns in " + name + ": " + row);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
