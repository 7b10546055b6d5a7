package org.bitebudget.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Test
    void aProcessIsKnownByIdAndStart() {
        ProcessHandle self = ProcessHandle.current();
        long started = Processes.started(self.pid());

        assertThat(Processes.same(self.pid(), started)).contains(self);
        assertThat(Processes.same(self.pid(), started + 1)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKilledProcessThatNobodyReapsDoesNotRun() throws IOException {
        // Given a process whose parent never asks for its exit code
        Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & exec sleep 60").start();
        try {
            ProcessHandle child = await().atMost(DEADLINE)
                    .until(() -> parent.toHandle().children().findFirst(), Optional::isPresent)
                    .orElseThrow();
            long started = Processes.started(child.pid());
            assertThat(Processes.same(child.pid(), started)).isPresent();

            // When it is killed
            child.destroyForcibly();

            // Then it has ended, although the system still lists it
            Processes.awaitEnd(List.of(child), DEADLINE);
            assertThat(Processes.same(child.pid(), started)).isEmpty();
            assertThat(child.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }
}
