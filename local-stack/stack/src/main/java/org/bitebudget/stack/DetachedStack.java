package org.bitebudget.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.StackState;

/**
 * Starts the supervisor as a process that outlives this one and its terminal.
 *
 * @param home where its data is
 */
public record DetachedStack(StackHome home) {

    /**
     * Starts it with the arguments and returns when everything is ready.
     *
     * @throws CommandFailedException when it ends before
     */
    public StackState start(List<String> arguments, Consumer<String> said) {
        Path log = home.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            Process process = new ProcessBuilder(command(arguments))
                    .directory(home.project().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
                return awaitReady(process, lines, said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StackState awaitReady(Process process, BufferedReader lines, Consumer<String> said) throws IOException {
        RunningStack running = new RunningStack(home);
        while (true) {
            boolean alive = process.isAlive();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.accept(line);
            }
            if (!alive) {
                throw new CommandFailedException(ExitCodes.FAILED, "The stack did not come up; logs: " + home.log("*"));
            }
            var state = running.state().filter(StackState::ready);
            if (state.isPresent()) {
                return state.get();
            }
            Probe.pause();
        }
    }

    /** This JVM's own command with other arguments, in a session of its own so that no terminal takes it along. */
    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BiteBudget.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
