package org.bitebudget.gateway.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of an adapter file. Reading it collects what is to mend, with its line, instead of ending at the first fault. */
final class YamlSection {

    private final String path;
    private final int line;
    private final List<AdapterFault> faults;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param node where the mapping should be */
    YamlSection(Node node, String path, List<AdapterFault> faults) {
        this.path = path;
        this.line = line(node);
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            faults.add(new AdapterFault(line, path, "expected keys with values"));
        }
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            faults.add(new AdapterFault(line(entry.getKeyNode()), path, "a key is a word"));
        } else if (entries.put(key.getValue(), entry.getValueNode()) != null) {
            faults.add(new AdapterFault(line(key), at(key.getValue()), "stands twice"));
        }
    }

    /** The keys in their order. */
    Set<String> keys() {
        return entries.keySet();
    }

    /** A section below this one, if it is there. */
    Optional<YamlSection> section(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(node -> new YamlSection(node, at(key), faults));
    }

    /** Whether there is a mapping of that key. */
    boolean isSection(String key) {
        return entries.get(key) instanceof MappingNode;
    }

    /** A section that has to be there. */
    Optional<YamlSection> neededSection(String key) {
        Optional<YamlSection> section = section(key);
        if (section.isEmpty()) {
            fault(line, key, "is missing");
        }
        return section;
    }

    /** A text, if it is there. */
    Optional<String> text(String key) {
        return read(key, "a text", Function.identity());
    }

    /** A text that has to be there. */
    Optional<String> needed(String key) {
        if (!entries.containsKey(key)) {
            asked.add(key);
            fault(line, key, "is missing");
            return Optional.empty();
        }
        return text(key);
    }

    /** A value, if it is there and of use. */
    <T> Optional<T> read(String key, String expected, Function<String, T> parse) {
        asked.add(key);
        Node node = entries.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            fault(line(node), key, "expected " + expected);
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.getValue().strip()));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            fault(line(node), key, "'" + scalar.getValue() + "' is not " + expected);
            return Optional.empty();
        }
    }

    /** A whole number within the bounds, both inclusive. */
    Optional<Integer> integer(String key, int min, int max) {
        return read(key, "a whole number from " + min + " to " + max, text -> {
            int number = Integer.parseInt(text);
            if (number < min || number > max) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** A time span above zero. */
    Optional<Duration> span(String key) {
        return read(key, "a time span above zero such as PT5S or PT6H", text -> {
            Duration span = Duration.parse(text);
            if (span.isZero() || span.isNegative()) {
                throw new IllegalArgumentException(text);
            }
            return span;
        });
    }

    /** One text or a list of them. */
    List<String> texts(String key) {
        asked.add(key);
        Node node = entries.get(key);
        List<Node> nodes =
                node instanceof SequenceNode list ? list.getValue() : node == null ? List.of() : List.of(node);
        List<String> texts = new ArrayList<>();
        for (Node each : nodes) {
            if (each instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue().strip());
            } else {
                fault(line(each), key, "expected a text or a list of texts");
            }
        }
        return texts;
    }

    /** Names something to mend at a key. */
    void fault(String key, String reason) {
        fault(entries.containsKey(key) ? line(entries.get(key)) : line, key, reason);
    }

    /** Complains of keys that nobody asked for; call it last. */
    void finish() {
        entries.forEach((key, node) -> {
            if (!asked.contains(key)) {
                fault(line(node), key, "is not known here; known are " + String.join(", ", asked));
            }
        });
    }

    private void fault(int at, String key, String reason) {
        faults.add(new AdapterFault(at, at(key), reason));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
