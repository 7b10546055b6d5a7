package org.bitebudget.embedded.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void aChildEndsWhenItsParentIsKilled() {
        // Given: a parent process with a child of its own, which tells its id in a file
        Path grandchildPid = directory.resolve("pid");
        Child parent = Child.start(spec("parent", ParentProgram.class, directory.toString()));
        await().atMost(SOON).until(() -> Files.exists(grandchildPid));
        ProcessHandle grandchild = ProcessHandle.of(
                        Long.parseLong(readNumber(grandchildPid).orElseThrow()))
                .orElseThrow();
        assertThat(grandchild.isAlive()).isTrue();

        // When: the parent is killed
        parent.kill();

        // Then: the child ends by itself
        await().atMost(SOON).until(() -> !grandchild.isAlive());
    }

    @Test
    void aChildThatEndsBeforeItIsReadyIsReportedWithItsLastWords() {
        // Given: a program that fails at once
        Child child = Child.start(spec("failing", FailingProgram.class));

        // When / Then: waiting for it tells why
        assertThatThrownBy(() -> child.awaitReady(SOON, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failing ended with code 1")
                .hasMessageContaining("no such luck");
    }

    @Test
    void closingEndsAChildInOrder() {
        // Given: a program that says goodbye when it is asked to end
        Path ready = directory.resolve("ready");
        Child child = Child.start(spec("polite", PoliteProgram.class, ready.toString()));
        child.awaitReady(SOON, () -> Files.exists(ready));

        // When: it is closed
        child.close();

        // Then: it had the time to say so
        assertThat(child.isAlive()).isFalse();
        assertThat(child.lastLines(5)).contains("goodbye");
    }

    private ChildSpec spec(String name, Class<?> program, String... arguments) {
        return new ChildSpec(
                name,
                System.getProperty("java.class.path"),
                program.getName(),
                List.of(arguments),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                directory,
                directory.resolve(name + ".log"));
    }

    private static Optional<String> readNumber(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
