package org.bitebudget.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.stack.supervisor.StackState.PartState;
import org.bitebudget.stack.supervisor.StackState.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final AtomicReference<StackState> state = new AtomicReference<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void unitsStartAfterWhatTheyNeedAndStopBeforeIt() {
        // Given: two parts and a step between them
        List<Unit> units = List.of(
                part("first", Set.of()),
                new Unit.Step("middle", Set.of("first"), () -> events.add("middle")),
                part("second", Set.of("middle")));

        // When
        try (Supervisor supervisor = supervisor(units)) {
            supervisor.start();

            // Then
            assertThat(state.get().ready()).isTrue();
        }
        assertThat(log("first")).contains("up");
        assertThat(events).containsExactly("middle");
        assertThat(modified("second-ready")).isGreaterThanOrEqualTo(modified("first-ready"));
        assertThat(modified("second-goodbye")).isLessThanOrEqualTo(modified("first-goodbye"));
    }

    @Test
    void aPartThatDiesIsStartedAgain() {
        // Given
        try (Supervisor supervisor = supervisor(List.of(part("part", Set.of())))) {
            supervisor.start();
            PartState before = state.get().parts().get(0);

            // When: its process is killed
            ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();

            // Then: another one takes its place
            await().atMost(SOON)
                    .until(() -> state.get().parts().get(0).restarts() == 1
                            && state.get().parts().get(0).phase() == Phase.READY);
            assertThat(state.get().parts().get(0).pid()).isNotEqualTo(before.pid());
        }
    }

    @Test
    void aPartThatNeverComesUpIsReportedWithItsLastWords() {
        // Given: a part whose program is not there
        Unit broken = new Unit.Part(
                "broken", Set.of(), () -> spec("broken", "org.bitebudget.Missing"), () -> false, "nowhere", SOON);

        // When / Then
        try (Supervisor supervisor = supervisor(List.of(broken))) {
            assertThatThrownBy(supervisor::start).hasMessageContaining("ClassNotFoundException");
        }
    }

    private Supervisor supervisor(List<Unit> units) {
        return new Supervisor(units, state::set, System.out::println);
    }

    private Unit part(String name, Set<String> needs) {
        return new Unit.Part(
                name,
                needs,
                () -> spec(name, PartProgram.class.getName()),
                () -> Files.exists(directory.resolve(name + "-ready")),
                "nowhere",
                SOON);
    }

    private ChildSpec spec(String name, String program) {
        return new ChildSpec(
                name,
                System.getProperty("java.class.path"),
                program,
                List.of(directory.resolve(name).toString()),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                directory,
                directory.resolve(name + ".log"));
    }

    private String log(String name) {
        try {
            return Files.readString(directory.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long modified(String file) {
        return directory.resolve(file).toFile().lastModified();
    }
}
