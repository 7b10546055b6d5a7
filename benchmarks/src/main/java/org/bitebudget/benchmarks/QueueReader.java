package org.bitebudget.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bitebudget.ocr.worker.OffsetTracker;
import org.bitebudget.platform.kafka.ClientDefaults;

/**
 * One instance that works off a queue of tasks, as a process of its own that can be killed. A task's value is how many milliseconds
 * it takes; its start and its end are written to a log, the end before the task is acknowledged.
 */
public final class QueueReader {

    /** What of a task is written to the log. */
    enum Event {
        STARTED,
        DONE
    }

    /** How instances share a queue. */
    enum Kind {
        /** A consumer group by the newer protocol (KIP-848) over partitions, offsets tracked as the image intake does. */
        PARTITIONS("partitions"),
        /** The same by the older protocol, under which a named instance that comes back has its partitions at once: our intake. */
        NAMED_MEMBERS("namedMembers"),
        /** A share group (KIP-932): a consumer for each worker, one task at a time. */
        SHARE_GROUP("shareGroup");

        private final String figures;

        Kind(String figures) {
            this.figures = figures;
        }

        /** How the names of its figures begin. */
        String figures() {
            return figures;
        }
    }

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrap;
    private final String queue;
    private final String log;
    private final String instance;
    private final int workers;
    private final KafkaProducer<String, String> producer;

    private QueueReader(String bootstrap, String queue, String log, String instance, int workers) {
        this.bootstrap = bootstrap;
        this.queue = queue;
        this.log = log;
        this.instance = instance;
        this.workers = workers;
        this.producer = new KafkaProducer<>(
                ClientDefaults.producer(bootstrap, instance), new StringSerializer(), new StringSerializer());
    }

    /** Arguments: broker, kind, topic of tasks, topic of the log, name of the instance, workers. Runs until it is killed. */
    public static void main(String[] args) throws Exception {
        QueueReader reader = new QueueReader(args[0], args[2], args[3], args[4], Integer.parseInt(args[5]));
        Kind kind = Kind.valueOf(args[1]);
        if (kind == Kind.SHARE_GROUP) {
            reader.readAsShareGroup();
        } else {
            reader.readPartitions(kind);
        }
    }

    private void readPartitions(Kind kind) throws InterruptedException {
        Properties properties = ClientDefaults.consumer(bootstrap, queue);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "4");
        if (kind == Kind.NAMED_MEMBERS) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        } else {
            properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        }
        OffsetTracker offsets = new OffsetTracker();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try (KafkaConsumer<byte[], String> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(queue));
            while (true) {
                if (offsets.unfinished() >= 2 * workers) {
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                for (ConsumerRecord<byte[], String> task : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(task.topic(), task.partition());
                    offsets.started(partition, task.offset());
                    pool.execute(() -> {
                        work(task);
                        offsets.finished(partition, task.offset());
                    });
                }
                var positions = offsets.committable();
                if (!positions.isEmpty()) {
                    consumer.commitSync(positions);
                }
            }
        }
    }

    private void readAsShareGroup() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (int worker = 0; worker < workers; worker++) {
            pool.execute(this::readShare);
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.DAYS);
    }

    private void readShare() {
        Properties properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, queue);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        try (KafkaShareConsumer<byte[], String> consumer =
                new KafkaShareConsumer<>(properties, new ByteArrayDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(queue));
            while (true) {
                for (ConsumerRecord<byte[], String> task : consumer.poll(POLL)) {
                    work(task);
                    consumer.acknowledge(task, AcknowledgeType.ACCEPT);
                    consumer.commitSync();
                }
            }
        }
    }

    private void work(ConsumerRecord<byte[], String> task) {
        tell(task, Event.STARTED);
        try {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(task.value()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tell(task, Event.DONE);
    }

    private void tell(ConsumerRecord<byte[], String> task, Event event) {
        String name = new String(task.key(), StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(log, name, event.name())).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the log can't be written", e);
        }
    }
}
