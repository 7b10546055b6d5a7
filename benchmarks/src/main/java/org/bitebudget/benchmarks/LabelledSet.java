package org.bitebudget.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bitebudget.ocr.batch.LabelledNames;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.tukaani.xz.XZInputStream;

/** Names with labels from a file of a directory: CSV, plain or packed as {@code .xz}. */
record LabelledSet(String name, List<Labelled> names) {

    private static final List<String> NAMES = List.of("name", "product_name");
    private static final List<String> LABELS = List.of("label", "department", "section");

    /** Labels that say that there is none. */
    private static final Set<String> NO_LABELS = Set.of("missing", "other");

    /**
     * The sets of a directory by file name; files without a column of names ({@code name}, {@code product_name}) and one of labels
     * ({@code label}, {@code department}, {@code section}) are passed over.
     */
    static List<LabelledSet> in(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().matches(".*\\.csv(\\.xz)?"))
                    .sorted()
                    .toList();
        }
        List<LabelledSet> sets = new ArrayList<>();
        for (Path file : files) {
            Path plain = unpacked(file);
            try {
                of(file, plain).ifPresent(sets::add);
            } finally {
                Files.delete(plain);
            }
        }
        return sets;
    }

    private static Optional<LabelledSet> of(Path file, Path plain) throws IOException {
        List<String> header;
        try (BufferedReader reader = Files.newBufferedReader(plain)) {
            String line = reader.readLine();
            header = line == null ? List.of() : List.of(line.split(","));
        }
        Optional<String> name = NAMES.stream().filter(header::contains).findFirst();
        Optional<String> label = LABELS.stream().filter(header::contains).findFirst();
        if (name.isEmpty() || label.isEmpty()) {
            return Optional.empty();
        }
        List<Labelled> names = LabelledNames.in(plain, name.get(), label.get()).names().stream()
                .filter(example -> !NO_LABELS.contains(example.label()))
                .toList();
        return Optional.of(new LabelledSet(file.getFileName().toString().replaceAll("\\..*", ""), names));
    }

    private static Path unpacked(Path file) throws IOException {
        Path plain = Files.createTempFile("labelled", ".csv");
        try (InputStream in = Files.newInputStream(file);
                InputStream content = file.toString().endsWith(".xz") ? new XZInputStream(in) : in) {
            Files.copy(content, plain, StandardCopyOption.REPLACE_EXISTING);
        }
        return plain;
    }
}
