package org.bitebudget.embedded.parts;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * A file in Maven's local repository that the build put there.
 *
 * @param group dotted group id
 * @param artifact artifact id
 * @param version version
 * @param classifier classifier
 * @param extension file extension without its dot
 */
record MavenArtifact(String group, String artifact, String version, String classifier, String extension) {

    /**
     * Where the file is.
     *
     * @throws IllegalStateException when the build has not brought it
     */
    Path file() {
        Path file = repository()
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve("%s-%s-%s.%s".formatted(artifact, version, classifier, extension));
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: build local-stack/embedded with Maven first");
        }
        return file;
    }

    private static Path repository() {
        return Optional.ofNullable(System.getProperty("maven.repo.local"))
                .map(Path::of)
                .orElseGet(MavenArtifact::repositoryOfClassPath);
    }

    /** The repository that this process's own libraries come from: group (3 folders), artifact, version, file. */
    private static Path repositoryOfClassPath() {
        try {
            Path jar = Path.of(Admin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../../../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no file", e);
        }
    }
}
