package org.bitebudget.platform.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.MemorySize;
import org.bitebudget.embedded.testing.StackExtension;

/** Hosts and settings for jobs that a test runs between real topics and tables. */
public final class JobUnderTest {

    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int SUBTASKS = 2;

    private JobUnderTest() {}

    /** A small cluster in this process. */
    public static JobHost host() throws Exception {
        return JobHost.start(new JobHost.Options(SUBTASKS, MemorySize.ofMebiBytes(64), 0, ""));
    }

    /** Settings of a job on the stack's parts that goes on from what the last host left in the directory. */
    public static JobSettings settings(StackExtension stack, Path state) {
        return settings(stack, state, LONG, Optional.empty());
    }

    /** The same, with a limit of its own for open transactions and perhaps a savepoint to start from. */
    static JobSettings settings(
            StackExtension stack, Path state, Duration transactionTimeout, Optional<Path> restoreFrom) {
        return new JobSettings(
                stack.bootstrap(),
                stack.registry(),
                stack.clickHouse(),
                "default",
                Optional.empty(),
                state,
                OFTEN,
                SUBTASKS,
                transactionTimeout,
                restoreFrom);
    }
}
