package org.bitebudget.platform.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.MemorySize;
import org.awaitility.Awaitility;

/**
 * A savepoint of a job, kept among the test resources: what an installation of an earlier version left behind. A test
 * restores it, so that a change of state that would strand users fails the build.
 *
 * @param directory where it rests, such as {@code src/test/resources/golden-savepoint}
 */
public record GoldenSavepoint(Path directory) {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** Runs the job until the condition holds, then keeps its savepoint. */
    public void write(FlinkJob job, Path state, BooleanSupplier until) throws Exception {
        try (JobHost host = host()) {
            JobID id = host.submit(job, settings(state, Optional.empty()));
            Awaitility.await().atMost(DEADLINE).until(until::getAsBoolean);
            String savepoint = host.stopWithSavepoint(
                    id, state.resolve("savepoints").toUri().toString());
            replaceBy(Path.of(URI.create(savepoint)));
        }
    }

    /** Restores the job from a copy of the savepoint and runs it until the condition holds. */
    public void restore(FlinkJob job, Path state, BooleanSupplier until) throws Exception {
        Path copy = state.resolve("golden");
        copy(directory, copy);
        try (JobHost host = host()) {
            host.submit(job, settings(state, Optional.of(copy)));
            Awaitility.await().atMost(DEADLINE).until(until::getAsBoolean);
        }
    }

    /** Settings under which a job runs without Kafka and ClickHouse. */
    public static JobSettings settings(Path state, Optional<Path> restoreFrom) {
        URI nowhere = URI.create("http://localhost:1");
        return new JobSettings(
                "localhost:1",
                nowhere,
                nowhere,
                "default",
                Optional.empty(),
                state,
                Duration.ofMillis(200),
                2,
                Duration.ofMinutes(1),
                restoreFrom);
    }

    private static JobHost host() throws Exception {
        return JobHost.start(new JobHost.Options(2, MemorySize.ofMebiBytes(64), 0, ""));
    }

    private void replaceBy(Path savepoint) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        copy(savepoint, directory);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
