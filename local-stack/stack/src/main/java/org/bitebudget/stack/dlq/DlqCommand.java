package org.bitebudget.stack.dlq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.kafka.DeadLetters.Reason;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.topics.Cluster;
import org.bitebudget.stack.topics.DeadLetterReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records that could not be processed. */
@Command(name = "dlq", description = "Lists, shows and replays records that could not be processed.")
public final class DlqCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say which: list, show or replay");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters with their reasons.")
    int list(
            @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those of this topic.") String topic,
            @Option(names = "--json", description = "Print one JSON object a line.") boolean json) {
        Cluster cluster = Cluster.ofEnvironment(System.getenv());
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (String name : deadLetterTopics(cluster, topic)) {
            cluster.readAll(name, letters::add);
        }
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            System.out.println(json ? described(letter) : line(letter));
        }
        System.err.println(letters.size() + " dead letters");
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one dead letter with its headers and bytes, as JSON.")
    int show(@Parameters(paramLabel = "TOPIC:PARTITION:OFFSET", description = "As `dlq list` prints it.") String id) {
        ConsumerRecord<byte[], byte[]> letter = find(Cluster.ofEnvironment(System.getenv()), LetterId.parse(id));
        ObjectNode shown = described(letter);
        ObjectNode headers = shown.putObject("headers");
        letter.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        shown.put(
                "valueBase64",
                letter.value() == null ? null : Base64.getEncoder().encodeToString(letter.value()));
        System.out.println(JsonFiles.text(shown));
        return ExitCodes.OK;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Sends dead letters back to where they came from: those of a topic that were not replayed yet, or one.")
    int replay(
            @Parameters(
                            paramLabel = "TOPIC | TOPIC:PARTITION:OFFSET",
                            description =
                                    "A topic, with or without dlq. before it, or one letter as `dlq list` prints it.")
                    String what,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        Cluster cluster = Cluster.ofEnvironment(System.getenv());
        DeadLetterReplay replay = new DeadLetterReplay(cluster);
        int count = 0;
        if (what.contains(":")) {
            replay.replayOne(find(cluster, LetterId.parse(what)));
            count = 1;
        } else {
            for (String topic : deadLetterTopics(cluster, what)) {
                count += replay.replayNew(topic);
            }
        }
        System.out.println(json ? JsonFiles.text(Map.of("replayed", count)) : "replayed " + count);
        return ExitCodes.OK;
    }

    private static List<String> deadLetterTopics(Cluster cluster, String wanted) {
        List<String> all = cluster.topics().stream()
                .filter(name -> name.startsWith(DeadLetters.TOPIC_PREFIX))
                .filter(name -> wanted == null || name.equals(wanted) || name.equals(DeadLetters.topicOf(wanted)))
                .sorted()
                .toList();
        if (all.isEmpty()) {
            throw new CommandFailedException(ExitCodes.USAGE, "There is no dead-letter topic of " + wanted);
        }
        return all;
    }

    private static ConsumerRecord<byte[], byte[]> find(Cluster cluster, LetterId id) {
        AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        for (String topic : deadLetterTopics(cluster, id.topic())) {
            cluster.readAll(topic, letter -> {
                if (LetterId.of(letter).equals(id)) {
                    found.set(letter);
                }
            });
        }
        return Optional.ofNullable(found.get())
                .orElseThrow(() -> new CommandFailedException(ExitCodes.FAILED, "There is no dead letter " + id));
    }

    private static String line(ConsumerRecord<byte[], byte[]> letter) {
        Optional<Reason> reason = DeadLetters.reason(letter.headers());
        return "%-40s  %s  %-20s  %-14s  attempt %d  %s"
                .formatted(
                        LetterId.of(letter),
                        Instant.ofEpochMilli(letter.timestamp()),
                        reason.map(known -> known.code().code()).orElse("?"),
                        reason.map(Reason::app).orElse("?"),
                        reason.map(Reason::attempt).orElse(0),
                        reason.map(Reason::message).orElse(""));
    }

    private static ObjectNode described(ConsumerRecord<byte[], byte[]> letter) {
        ObjectNode described = JSON.createObjectNode();
        described.put("id", LetterId.of(letter).toString());
        described.put("time", Instant.ofEpochMilli(letter.timestamp()).toString());
        described.put("key", letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8));
        described.put("bytes", letter.serializedValueSize());
        DeadLetters.reason(letter.headers()).ifPresent(reason -> described
                .put("code", reason.code().code())
                .put("message", reason.message())
                .put("app", reason.app())
                .put("attempt", reason.attempt())
                .put("from", reason.topic() + ":" + reason.partition() + ":" + reason.offset()));
        return described;
    }
}
