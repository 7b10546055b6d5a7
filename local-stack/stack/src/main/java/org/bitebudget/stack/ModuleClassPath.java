package org.bitebudget.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a module of this project is started with: its jar, and the libraries its build wrote down in {@code target/app.classpath}.
 *
 * @param project the checkout
 * @param module the module's folder in it
 */
public record ModuleClassPath(Path project, String module) {

    /**
     * The entries in the form of {@code -cp}.
     *
     * @throws IllegalStateException when the module has not been built
     */
    public String entries() {
        Path target = project.resolve(module).resolve("target");
        Path libraries = target.resolve("app.classpath");
        if (!Files.exists(libraries)) {
            throw new IllegalStateException(
                    module + " has not been built: run ./bitebudget, which builds what is missing");
        }
        try {
            return jar(target)
                    + File.pathSeparator
                    + Files.readString(libraries).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(ModuleClassPath::isMainJar).toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(module + " has " + jars.size() + " jars in " + target + ", not one");
            }
            return jars.get(0);
        }
    }

    private static boolean isMainJar(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }
}
