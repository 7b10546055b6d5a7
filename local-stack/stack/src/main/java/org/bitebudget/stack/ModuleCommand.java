package org.bitebudget.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitebudget.stack.home.StackHome;

/**
 * A command that lives in another module and runs in a process of its own with that module's class path, since Flink's and Kafka
 * Streams' builds of RocksDB can't share one.
 *
 * @param name what the user types
 * @param module folder of the module
 * @param mainClass program that takes the remaining arguments and exits with a code of {@link ExitCodes}
 * @param description one line for the list of commands
 */
record ModuleCommand(String name, String module, String mainClass, String description) {

    static final List<ModuleCommand> ALL = List.of();

    private static final String HEAP = "-Xmx2g";

    static Optional<ModuleCommand> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** Runs it with the arguments after its name, on this process's own streams; returns its exit code. */
    int run(String... args) {
        StackHome home = StackHome.of(System.getenv());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        command.add("-cp");
        command.add(new ModuleClassPath(home.project(), module).entries());
        command.add(mainClass);
        command.addAll(Arrays.asList(args).subList(1, args.length));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "command-shutdown"));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
    }
}
