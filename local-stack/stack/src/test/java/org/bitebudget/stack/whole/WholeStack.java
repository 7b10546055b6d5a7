package org.bitebudget.stack.whole;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.stack.BiteBudget;
import org.bitebudget.stack.OwnToken;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.Listener;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.StackState;
import org.bitebudget.stack.supervisor.StackState.PartState;
import org.bitebudget.stack.topics.Cluster;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * All parts and apps as {@code ./bitebudget up} runs them, on free ports and in a home of their own; started once for all test classes
 * of the JVM, which keep apart by households and stores of their own.
 */
public final class WholeStack implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(WholeStack.class);
    private static final Duration START = Duration.ofMinutes(6);

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, type -> new Running(), Running.class);
    }

    /** The API as a new household with every scope sees it. */
    Api newHousehold() {
        String token = new OwnToken(running.home)
                .issue(UUID.randomUUID().toString(), EnumSet.allOf(Scope.class), Duration.ofHours(1));
        return new Api(running.plan().gatewayUrl(), running.plan().servingUrl(), token);
    }

    StackPlan plan() {
        return running.plan();
    }

    Cluster cluster() {
        return new Cluster(plan().bootstrap());
    }

    RegistrySettings registry() {
        return RegistrySettings.at(plan().registryUrl());
    }

    /** What ClickHouse answers, as text. */
    String clickHouse(String query) {
        HttpRequest request = HttpRequest.newBuilder(plan().clickHouseUrl())
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .strip();
    }

    /** Ends one part as a crash would; its supervisor starts it again. */
    void kill(String part) {
        running.kill(part);
    }

    /** Waits until every part is ready. */
    void awaitReady() {
        running.awaitReady();
    }

    /** Ends the supervisor and every part at once, as a power cut would, and starts all again. */
    void killEverythingAndStart() {
        running.killEverything();
        running.start();
    }

    /** The stack of the test run; closed with it. */
    static final class Running implements AutoCloseable {

        private final Path target = Path.of("target", "whole-stack").toAbsolutePath();
        private final StackHome home = new StackHome(
                Path.of("..", ".."),
                target.resolve(Long.toString(ProcessHandle.current().pid())));
        private Child supervisor;

        Running() {
            chooseFreePorts();
            start();
        }

        private void chooseFreePorts() {
            Map<String, Integer> ports = new LinkedHashMap<>();
            for (Listener listener : Listener.values()) {
                ports.put(listener.label(), Ports.free());
            }
            JsonFiles.write(home.ports(), ports);
        }

        private void start() {
            supervisor = Child.start(new ChildSpec(
                    "up",
                    System.getProperty("java.class.path"),
                    BiteBudget.class.getName(),
                    List.of("up"),
                    List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    Map.of(
                            "BITEBUDGET_PROJECT", home.project().toString(),
                            "BITEBUDGET_HOME", home.var().toString()),
                    home.project(),
                    home.log("supervisor")));
            awaitReady();
        }

        private void awaitReady() {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("the stack ended; its log is " + home.log("supervisor"), () -> !supervisor.isAlive())
                    .until(() -> state().filter(StackState::ready).isPresent());
        }

        private Optional<StackState> state() {
            return new RunningStack(home).state();
        }

        private void kill(String name) {
            PartState part = state().orElseThrow().parts().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle process = ProcessHandle.of(part.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            // until the supervisor has noticed, the part's old state still says that it is ready
            await().atMost(START).until(() -> state().stream()
                    .flatMap(state -> state.parts().stream())
                    .noneMatch(one -> one.name().equals(name) && one.pid() == part.pid()));
        }

        private void killEverything() {
            List<ProcessHandle> parts = state().orElseThrow().parts().stream()
                    .flatMap(part -> ProcessHandle.of(part.pid()).stream())
                    .toList();
            List<ProcessHandle> below =
                    parts.stream().flatMap(ProcessHandle::descendants).toList();
            supervisor.kill();
            Stream.concat(parts.stream(), below.stream()).forEach(ProcessHandle::destroyForcibly);
            parts.forEach(part -> part.onExit().join());
        }

        private StackPlan plan() {
            return StackPlan.ofLastStart(home);
        }

        /** Ends everything without ceremony, since nobody needs the data any more; the logs stay. */
        @Override
        public void close() throws IOException {
            killEverything();
            try (Stream<Path> files = Files.walk(home.var())) {
                files.sorted(Comparator.reverseOrder())
                        .filter(file -> !file.startsWith(home.log("x").getParent()) && !file.equals(home.var()))
                        .forEach(Running::delete);
            }
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
