package org.bitebudget.stack.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.bitebudget.embedded.Ports;

/**
 * Which port everything listens on. A port is the one of the last time, else the usual one, else any free one.
 *
 * @param ports one port for each listener
 */
public record PortPlan(Map<Listener, Integer> ports) {

    /** Copies the map. */
    public PortPlan {
        ports = Map.copyOf(ports);
    }

    /** Chooses ports and remembers them in the file. */
    public static PortPlan choose(Path file) {
        PortPlan plan = choose(lastTime(file), Ports::isFree, Ports::free);
        plan.write(file);
        return plan;
    }

    static PortPlan choose(Map<String, Integer> lastTime, IntPredicate isFree, IntSupplier anyFree) {
        Map<Listener, Integer> chosen = new EnumMap<>(Listener.class);
        Set<Integer> given = new HashSet<>();
        for (Listener listener : Listener.values()) {
            int wanted = lastTime.getOrDefault(listener.label(), listener.usualPort());
            int port = wanted;
            if (given.contains(port) || !isFree.test(port)) {
                port = listener.usualPort();
            }
            while (given.contains(port) || !isFree.test(port)) {
                port = anyFree.getAsInt();
            }
            given.add(port);
            chosen.put(listener, port);
        }
        return new PortPlan(chosen);
    }

    /** The ports of the last start, or the usual ones before the first. */
    public static PortPlan ofLastStart(Path file) {
        Map<String, Integer> known = lastTime(file);
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            ports.put(listener, known.getOrDefault(listener.label(), listener.usualPort()));
        }
        return new PortPlan(ports);
    }

    private static Map<String, Integer> lastTime(Path file) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JsonFiles.read(file)
                    .properties()
                    .forEach(entry -> ports.put(entry.getKey(), entry.getValue().asInt()));
        }
        return ports;
    }

    private void write(Path file) {
        Map<String, Integer> byLabel = new LinkedHashMap<>();
        for (Listener listener : Listener.values()) {
            byLabel.put(listener.label(), port(listener));
        }
        JsonFiles.write(file, byLabel);
    }

    /** Port of a listener. */
    public int port(Listener listener) {
        return ports.get(listener);
    }
}
