package org.bitebudget.gateway.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.RegistryUnavailableException;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topic;

/**
 * Writes what people command: one event at a time for each subject, decided on what is known of it, acknowledged by the
 * brokers before the answer. One gateway at a time writes commands; it knows its own writes at once and follows the topics
 * for those before its start.
 */
public final class CommandWriter implements AutoCloseable {

    private static final int STRIPES = 64;
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final CommandTopics topics;
    private final Subjects subjects;
    private final SubjectFollower follower;
    private final Duration timeout;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);
    private final Thread following;

    /**
     * Starts following the topics.
     *
     * @param bootstrap brokers
     * @param registry the events' schemas
     * @param database what this gateway knows of the topics; stays the caller's
     * @param timeout how long to wait for the brokers' acknowledgement
     */
    public CommandWriter(String bootstrap, RegistrySettings registry, IndexDatabase database, Duration timeout) {
        this.topics = new CommandTopics(registry);
        this.subjects = new Subjects(database);
        this.timeout = timeout;
        this.producer = producer(bootstrap, timeout);
        this.follower = new SubjectFollower(subjects, topics, bootstrap);
        this.following = new Thread(follower, "command-follower");
        following.setDaemon(true);
        following.start();
    }

    /** What a command makes of its subject. */
    @FunctionalInterface
    public interface Command<T extends SpecificRecord> {
        /**
         * Decides under the subject's lock.
         *
         * @param known the subject's newest event and the request that made it, if there is one
         * @throws ProblemException if the command is refused
         */
        Decision<T> decide(Optional<Known<T>> known);

        /**
         * Writes an event as its subject's next revision; nothing, if the newest one came from the same request.
         *
         * @param hash of the request
         * @param event the event with the revision it is given
         */
        static <T extends SpecificRecord> Command<T> revise(RequestHash hash, LongFunction<T> event) {
            return known -> known.filter(held -> held.cameFrom(hash)).isPresent()
                    ? new Decision.Repeated<>(known.get().event())
                    : new Decision.Write<>(
                            event.apply(known.map(Known::nextRevision).orElse(1L)), Optional.of(hash));
        }
    }

    /**
     * A subject as it stands.
     *
     * @param event its newest event
     * @param madeBy the request that made it, where that is known
     */
    public record Known<T extends SpecificRecord>(T event, Optional<RequestHash> madeBy) {
        /** The revision that comes next. */
        public long nextRevision() {
            return CommandTopics.envelope(event).getRevision() + 1;
        }

        /** Whether the request with this hash made it. */
        public boolean cameFrom(RequestHash hash) {
            return madeBy.filter(hash::equals).isPresent();
        }
    }

    /** What follows from a command: a new event, or nothing since it was carried out before. */
    public sealed interface Decision<T extends SpecificRecord> {
        /** Nothing to write. */
        record Repeated<T extends SpecificRecord>(T event) implements Decision<T> {}

        /** An event to write. */
        record Write<T extends SpecificRecord>(T event, Optional<RequestHash> hash) implements Decision<T> {}
    }

    /**
     * What was carried out.
     *
     * @param event the event that now stands for the subject
     * @param duplicate whether nothing was written, since it was carried out before
     */
    public record Outcome<T extends SpecificRecord>(T event, boolean duplicate) {
        /** What this and the next one of a request come to: the next one's event, a duplicate if both are. */
        Outcome<T> and(Outcome<T> next) {
            return new Outcome<>(next.event, duplicate && next.duplicate);
        }
    }

    /** Whether everything that was on the topics at the start is known, so that commands can be decided on. */
    public boolean ready() {
        return follower.caughtUp();
    }

    /**
     * Carries a command out. Blocks; call it from a worker.
     *
     * @throws ProblemException as the command decides, or one that may go away if the brokers do not acknowledge in time; the
     *     same request may then be sent again
     */
    public <T extends SpecificRecord> Outcome<T> write(
            Topic<T> topic, String key, TraceContext trace, Command<T> command) {
        return write(topic, key, key, trace, command);
    }

    /**
     * The same where several subjects share a key.
     *
     * @param subject name of the subject within its topic, as {@link CommandTopics#subject} tells it of the event
     */
    <T extends SpecificRecord> Outcome<T> write(
            Topic<T> topic, String key, String subject, TraceContext trace, Command<T> command) {
        requireReady();
        Lock lock = locks[Math.floorMod(subject.hashCode(), STRIPES)];
        lock.lock();
        try {
            Decision<T> decision = command.decide(find(topic, subject));
            if (decision instanceof Decision.Write<T> write) {
                send(topic, key, subject, write, trace);
                return new Outcome<>(write.event(), false);
            }
            return new Outcome<>(((Decision.Repeated<T>) decision).event(), true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest event of a subject, if there is one.
     *
     * @throws ProblemException one that goes away if the gateway has only just started
     */
    <T extends SpecificRecord> Optional<T> newest(Topic<T> topic, String subject) {
        requireReady();
        return find(topic, subject).map(Known::event);
    }

    @Override
    public void close() {
        follower.close();
        try {
            following.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(timeout);
    }

    private void requireReady() {
        if (!ready()) {
            throw ProblemException.retryable(
                    ErrorCode.NOT_READY, "The gateway still reads what it wrote before its start.", COME_AGAIN);
        }
    }

    private <T extends SpecificRecord> Optional<Known<T>> find(Topic<T> topic, String subject) {
        AvroCodec<T> codec = topics.codec(topic);
        return subjects.find(topic.name(), subject)
                .map(stored -> new Known<>(codec.decode(stored.event()), stored.madeBy()));
    }

    private <T extends SpecificRecord> void send(
            Topic<T> topic, String key, String subject, Decision.Write<T> write, TraceContext trace) {
        try {
            byte[] value = topics.codec(topic).encode(write.event());
            ProducerRecord<byte[], byte[]> event =
                    new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value);
            event.headers().add(TraceContext.HEADER, trace.traceparent().getBytes(StandardCharsets.UTF_8));
            write.hash().ifPresent(hash -> event.headers().add(Subjects.REQUEST_HASH, hash.bytes()));
            producer.send(event).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            subjects.put(topic.name(), subject, value, event.headers());
        } catch (ExecutionException | TimeoutException | KafkaException | RegistryUnavailableException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        ProblemException problem = ProblemException.retryable(
                ErrorCode.DEPENDENCY_UNAVAILABLE,
                "The brokers or the registry did not answer in time. Send the same request again; it has its effect once.",
                COME_AGAIN);
        problem.addSuppressed(cause);
        return problem;
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrap, Duration timeout) {
        Properties settings = ClientDefaults.producer(bootstrap, "ingest-gateway-commands");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
