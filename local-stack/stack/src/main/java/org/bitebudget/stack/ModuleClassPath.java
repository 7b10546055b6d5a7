package org.bitebudget.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What modules of this project are started with: their jars, and the libraries their builds wrote down in {@code app.classpath}. */
public final class ModuleClassPath {

    private ModuleClassPath() {}

    /** The class path of one module, in the form of {@code -cp}. */
    public static String of(Path project, String module) {
        return of(project, List.of(module));
    }

    /**
     * The class path of several modules in one process. Their versions agree, since all follow the parent's.
     *
     * @throws IllegalStateException when one has not been built
     */
    public static String of(Path project, List<String> modules) {
        Set<String> entries = new LinkedHashSet<>();
        for (String module : modules) {
            Path target = project.resolve(module).resolve("target");
            Path libraries = target.resolve("app.classpath");
            if (!Files.exists(libraries)) {
                throw new IllegalStateException(
                        module + " has not been built: run ./bitebudget, which builds what is missing");
            }
            try {
                entries.add(jar(target).toString());
                entries.addAll(Arrays.asList(Files.readString(libraries).strip().split(File.pathSeparator)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(ModuleClassPath::isMainJar).toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(target + " has " + jars.size() + " jars, not one");
            }
            return jars.get(0);
        }
    }

    private static boolean isMainJar(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }
}
