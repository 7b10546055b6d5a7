package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bitebudget.benchmarks.QueueReader.Event;
import org.bitebudget.benchmarks.QueueReader.Kind;
import org.bitebudget.embedded.BrokerSettings;
import org.bitebudget.embedded.EmbeddedBroker;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.files.DurableFiles;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.schema.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How a queue of images is worked off by instances that share it in different ways, beside what the workers could do without any
 * queue. Recognition is replaced by waiting, so that two cores can hold several instances and the queue alone is measured.
 */
@Command(
        name = "queue",
        description = {
            "Works off a queue of tasks by a consumer group, by one with named members, as the receipt reader does, and by a",
            "share group, on a broker of its own: two instances side by side; then one that is killed and started again."
        })
final class QueueBench implements Callable<Integer> {

    /** Tasks are spread like the times of the receipt reader, about a tenth as long. */
    private static final double MEDIAN_MILLIS = 180;

    private static final double SPREAD = 0.29;
    private static final long STALLED_MILLIS = 3_000;
    private static final int WORKERS = 2;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "300",
            description = "Tasks of each run (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("queue-bench");
        BenchReport report = new BenchReport(
                "queue",
                "%d tasks of %.0f ms (median), one of %d ms, %d workers an instance, %d partitions"
                        .formatted(tasks, MEDIAN_MILLIS, STALLED_MILLIS, WORKERS, Topic.PARTITIONS));
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"))) {
            report.figure("idealDrainSeconds", LongStream.of(millis()).sum() / 1e3 / (2 * WORKERS));
            report.figure("idealCrashDrainSeconds", LongStream.of(millis()).sum() / 1e3 / WORKERS);
            for (Kind kind : Kind.values()) {
                System.err.println(kind.figures() + ": two instances");
                try (Run run = new Run(broker.bootstrap(), kind, home)) {
                    sideBySide(run, report);
                }
                System.err.println(kind.figures() + ": an instance killed and started again");
                try (Run run = new Run(broker.bootstrap(), kind, home)) {
                    killed(run, report);
                }
            }
        }
        DurableFiles.deleteTree(home);
        report.publish(out);
        return 0;
    }

    private void sideBySide(Run run, BenchReport report) throws Exception {
        run.fill(millis());
        List<Child> instances = List.of(run.start("one"), run.start("two"));
        try {
            run.await(tasks);
        } finally {
            instances.forEach(Child::kill);
        }
        report.figure(run.figure("DrainSeconds"), run.seconds(run.firstStart, run.lastEnd));
    }

    private void killed(Run run, BenchReport report) throws Exception {
        run.fill(millis());
        Child first = run.start("one");
        try {
            run.await(tasks / 3);
        } finally {
            first.kill();
        }
        Instant death = Instant.now();
        run.watchStartsAfter(death);
        Child second = run.start("one");
        try {
            run.await(tasks);
        } finally {
            second.kill();
        }
        report.figure(run.figure("RestartToFirstTaskSeconds"), run.seconds(death, run.firstStart))
                .figure(run.figure("CrashDrainSeconds"), run.seconds(run.begin, run.lastEnd))
                .count(run.figure("TasksBegunAgain"), run.begun - tasks);
    }

    /** How long each task takes; the same in each run. */
    private long[] millis() {
        Random random = new Random(20_260_301);
        long[] millis = IntStream.range(0, tasks)
                .mapToLong(task -> Math.round(MEDIAN_MILLIS * Math.exp(SPREAD * random.nextGaussian())))
                .toArray();
        millis[tasks / 4] = STALLED_MILLIS;
        return millis;
    }

    /** One queue with its log. */
    private static final class Run implements AutoCloseable {

        private final String bootstrap;
        private final Kind kind;
        private final Path home;
        private final String queue;
        private final String log;
        private final KafkaConsumer<byte[], byte[]> reader;
        private final Set<String> done = new HashSet<>();
        private Instant watched = Instant.EPOCH;
        private Instant begin;
        private Instant firstStart;
        private Instant lastEnd;
        private long begun;

        Run(String bootstrap, Kind kind, Path home) throws ExecutionException, InterruptedException {
            this.bootstrap = bootstrap;
            this.kind = kind;
            this.home = home;
            queue = kind.figures() + "-" + System.nanoTime();
            log = queue + "-log";
            TopicSetup setup = new TopicSetup(bootstrap, (short) 1);
            setup.create(queue, Topic.PARTITIONS, Map.of());
            setup.create(log, 1, Map.of());
            readFromTheBeginning();
            reader = StackTopics.reader(bootstrap);
            reader.assign(TopicReader.partitions(reader, log));
        }

        private void readFromTheBeginning() throws ExecutionException, InterruptedException {
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, queue);
            AlterConfigOp earliest =
                    new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
            try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
                admin.incrementalAlterConfigs(Map.of(group, List.of(earliest)))
                        .all()
                        .get();
            }
        }

        void fill(long[] millis) {
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    ClientDefaults.producer(bootstrap, "filler"), new StringSerializer(), new StringSerializer())) {
                for (int task = 0; task < millis.length; task++) {
                    var unused = producer.send(
                            new ProducerRecord<>(queue, Integer.toString(task), Long.toString(millis[task])));
                }
            }
        }

        Child start(String instance) {
            return Child.start(new ChildSpec(
                    instance,
                    System.getProperty("java.class.path"),
                    QueueReader.class.getName(),
                    List.of(bootstrap, kind.name(), queue, log, instance, Integer.toString(WORKERS)),
                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                    Map.of(),
                    home,
                    home.resolve(queue + "-" + instance + ".log")));
        }

        void watchStartsAfter(Instant moment) {
            watched = moment;
            firstStart = null;
        }

        void await(int count) throws IOException {
            Instant deadline = Instant.now().plus(DEADLINE);
            while (done.size() < count) {
                for (ConsumerRecord<byte[], byte[]> entry : reader.poll(Duration.ofMillis(100))) {
                    note(entry);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("%s: %d of %d tasks were done after %d s; see the logs in %s"
                            .formatted(kind, done.size(), count, DEADLINE.toSeconds(), home));
                }
            }
        }

        private void note(ConsumerRecord<byte[], byte[]> entry) {
            Instant when = Instant.ofEpochMilli(entry.timestamp());
            if (Event.valueOf(new String(entry.value(), StandardCharsets.UTF_8)) == Event.STARTED) {
                begun++;
                firstStart = firstStart == null && when.isAfter(watched) ? when : firstStart;
                begin = begin == null ? when : begin;
            } else if (done.add(StackTopics.key(entry))) {
                lastEnd = when;
            }
        }

        String figure(String name) {
            return kind.figures() + name;
        }

        double seconds(Instant from, Instant to) {
            return Duration.between(from, to).toMillis() / 1e3;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
