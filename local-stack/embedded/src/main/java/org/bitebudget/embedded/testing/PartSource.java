package org.bitebudget.embedded.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Starts the parts that tests run against. Closing it ends all it started. */
sealed interface PartSource extends AutoCloseable permits EmbeddedParts, ContainerParts {

    /** Chooses embedded parts or containers: {@code -Dbitebudget.tests.parts=embedded|testcontainers|auto}. */
    String CHOICE = "bitebudget.tests.parts";

    /** Address of a broker that holds all topics of the catalogue. */
    String bootstrap();

    /** Address of a registry that holds all schemas of the catalogue. */
    URI registry();

    /** Address of a ClickHouse that holds all tables. */
    URI clickHouse();

    @Override
    void close();

    /** The source that the system property asks for; without it, containers where a Docker daemon answers. */
    static PartSource chosen() {
        return switch (System.getProperty(CHOICE, "auto")) {
            case "embedded" -> new EmbeddedParts();
            case "testcontainers" -> new ContainerParts();
            case "auto" -> dockerAnswers() ? new ContainerParts() : new EmbeddedParts();
            default ->
                throw new IllegalArgumentException(
                        CHOICE + " is one of embedded, testcontainers, auto; not " + System.getProperty(CHOICE));
        };
    }

    private static boolean dockerAnswers() {
        boolean mayAnswer = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayAnswer && DockerClientFactory.instance().isDockerAvailable();
    }
}
