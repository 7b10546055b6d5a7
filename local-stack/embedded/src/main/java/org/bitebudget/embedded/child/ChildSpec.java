package org.bitebudget.embedded.child;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a child JVM is started.
 *
 * @param name what logs and messages call it
 * @param classPath entries in the form of {@code -cp}
 * @param mainClass the program
 * @param arguments the program's arguments
 * @param jvmOptions heap, collector and other options of the JVM
 * @param environment variables added to those of this process
 * @param directory working directory
 * @param log file that takes its standard output and error, appended to
 */
public record ChildSpec(
        String name,
        String classPath,
        String mainClass,
        List<String> arguments,
        List<String> jvmOptions,
        Map<String, String> environment,
        Path directory,
        Path log) {

    private static final Optional<String> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(program -> Files.isExecutable(Path.of(program)))
            .findFirst();

    /** Copies the collections. */
    public ChildSpec {
        arguments = List.copyOf(arguments);
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        // a session of its own, so that Ctrl-C reaches only the starter, which then ends its children in order
        SETSID.ifPresent(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        // at the end, so that nothing of ours covers a resource of the program
        command.add(classPath + File.pathSeparator + locationOfChildMain());
        command.add(ChildMain.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static String locationOfChildMain() {
        try {
            return Path.of(ChildMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no file", e);
        }
    }
}
