package org.bitebudget.stack.home;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The project's directory and the directory all data of the local stack is under.
 *
 * @param project the checkout that was built, {@code BITEBUDGET_PROJECT} or the working directory
 * @param var {@code BITEBUDGET_HOME}, or {@code var} in the project
 */
public record StackHome(Path project, Path var) {

    /** Makes the paths absolute. */
    public StackHome {
        project = project.toAbsolutePath().normalize();
        var = var.toAbsolutePath().normalize();
    }

    /** The directories that the environment names. */
    public static StackHome of(Map<String, String> environment) {
        Path project = value(environment, "BITEBUDGET_PROJECT").map(Path::of).orElse(Path.of(""));
        return new StackHome(
                project, value(environment, "BITEBUDGET_HOME").map(Path::of).orElse(project.resolve("var")));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** Data of a part or app. */
    public Path data(String part) {
        return var.resolve(part);
    }

    /** Log of a part or app. */
    public Path log(String part) {
        return var.resolve("log").resolve(part + ".log");
    }

    /** Which port each part had the last time. */
    public Path ports() {
        return var.resolve("ports.json");
    }

    /** What runs, written by the supervisor. */
    public Path state() {
        return var.resolve("run").resolve("state.json");
    }

    /** Held by the running supervisor. */
    public Path lock() {
        return var.resolve("run").resolve("supervisor.lock");
    }

    /** The secret that signs tokens. */
    public Path tokenSecret() {
        return var.resolve("token.secret");
    }

    /** The token the command line's own requests use. */
    public Path ownToken() {
        return var.resolve("token");
    }

    /** Whether and when the demonstration's data was sent. */
    public Path demo() {
        return var.resolve("demo.json");
    }

    /** Sealed bytes of uploads. */
    public Path blobs() {
        return var.resolve("blobs");
    }

    /** Files that say how stores' prices are fetched. */
    public Path connectors() {
        return var.resolve("connectors");
    }

    /** Trained models. */
    public Path models() {
        return var.resolve("models");
    }

    /** Households' keys. */
    public Path keys() {
        return var.resolve("keys");
    }
}
