package org.bitebudget.platform.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bitebudget.platform.config.Secret;
import org.bitebudget.platform.config.Settings;

/**
 * What a job needs to know about its surroundings.
 *
 * @param kafka bootstrap servers
 * @param registry base URL of the schema registry's Confluent API
 * @param clickHouse HTTP address of ClickHouse
 * @param clickHouseUser user who may insert
 * @param clickHousePassword that user's password, if it has one
 * @param stateDirectory where checkpoints and working state rest; one directory serves several jobs
 * @param checkpointInterval time between checkpoints; records become visible to readers at this pace
 * @param parallelism subtasks of each operator
 * @param transactionTimeout how long a transaction may stay open before the broker aborts it, which bounds the downtime
 *     after which a restart loses nothing; not above the broker's {@code transaction.max.timeout.ms}
 * @param restoreFrom checkpoint or savepoint to start from instead of the newest retained checkpoint
 */
public record JobSettings(
        String kafka,
        URI registry,
        URI clickHouse,
        String clickHouseUser,
        Optional<Secret> clickHousePassword,
        Path stateDirectory,
        Duration checkpointInterval,
        int parallelism,
        Duration transactionTimeout,
        Optional<Path> restoreFrom) {

    /** As long as our brokers let a transaction stay open. */
    public static final Duration LONGEST_TRANSACTION = Duration.ofDays(7);

    private static final int MOST_SUBTASKS = 128;

    /** A shorter interval costs throughput while much happens. */
    private static final Duration USUAL_INTERVAL = Duration.ofMillis(500);

    /** Settings of the running process; the defaults fit the embedded stack. */
    public static JobSettings from(Settings settings) {
        Path data = settings.path("BITEBUDGET_DATA", Path.of("var"));
        String restoreFrom = settings.text("BITEBUDGET_RESTORE_FROM", "");
        return new JobSettings(
                settings.text("BITEBUDGET_KAFKA", "localhost:19092"),
                settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7")),
                settings.httpUri("BITEBUDGET_CLICKHOUSE", URI.create("http://localhost:18123")),
                settings.text("BITEBUDGET_CLICKHOUSE_USER", "default"),
                settings.secret("BITEBUDGET_CLICKHOUSE_PASSWORD"),
                settings.path("BITEBUDGET_FLINK_STATE", data.resolve("flink")),
                settings.duration("BITEBUDGET_CHECKPOINT_INTERVAL", USUAL_INTERVAL),
                settings.integer("BITEBUDGET_PARALLELISM", 2, 1, MOST_SUBTASKS),
                settings.duration("BITEBUDGET_TRANSACTION_TIMEOUT", LONGEST_TRANSACTION),
                restoreFrom.isEmpty() ? Optional.empty() : Optional.of(Path.of(restoreFrom)));
    }

    /** Where the checkpoints of the job rest. */
    public Path checkpointsOf(String job) {
        return stateDirectory.resolve("checkpoints").resolve(job).toAbsolutePath();
    }
}
