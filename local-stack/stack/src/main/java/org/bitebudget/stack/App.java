package org.bitebudget.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.stack.home.Listener;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.Unit;

/**
 * One of our own processes.
 *
 * @param name its name, also of its log and its data directory
 * @param modules folders of the modules it consists of
 * @param mainClass its program
 * @param listener where it listens
 * @param portVariable the environment variable that names that port
 * @param jvmOptions heap and other options, chosen for two cores and 4 GB for all processes together
 * @param ready makes the question that tells whether it is of use, from its port
 */
record App(
        String name,
        List<String> modules,
        String mainClass,
        Listener listener,
        String portVariable,
        List<String> jvmOptions,
        ReadyQuestion ready) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Makes a probe from the port. */
    @FunctionalInterface
    interface ReadyQuestion {
        /** The question for an app on that port. */
        Probe onPort(int port);
    }

    Unit.Part part(StackHome home, int port, Map<String, String> environment, List<String> needs) {
        return new Unit.Part(
                name,
                Set.copyOf(needs),
                () -> spec(home, port, environment),
                ready.onPort(port),
                "http://localhost:" + port,
                PATIENCE);
    }

    private ChildSpec spec(StackHome home, int port, Map<String, String> common) {
        Map<String, String> environment = new HashMap<>(common);
        environment.put(portVariable, Integer.toString(port));
        environment.put("BITEBUDGET_DATA", home.data(name).toString());
        Path directory = home.data(name);
        return new ChildSpec(
                name,
                ModuleClassPath.of(home.project(), modules),
                mainClass,
                List.of(),
                jvmOptions,
                environment,
                directory,
                home.log(name));
    }
}
