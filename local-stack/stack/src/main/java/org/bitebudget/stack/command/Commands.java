package org.bitebudget.stack.command;

import java.util.List;
import org.bitebudget.stack.check.CheckCommand;
import org.bitebudget.stack.dlq.DlqCommand;
import org.bitebudget.stack.feed.FeedCommand;
import org.bitebudget.stack.sample.SamplesCommand;
import org.bitebudget.stack.scan.ScanCommand;

/** All commands of this module. */
public final class Commands {

    private Commands() {}

    /** One object for each, for picocli. */
    public static List<Object> all() {
        return List.of(
                new UpCommand(),
                new DownCommand(),
                new StatusCommand(),
                new ResetCommand(),
                new SetupCommand(),
                new TokenCommand(),
                new ScanCommand(),
                new SamplesCommand(),
                new FeedCommand(),
                new DlqCommand(),
                new CheckCommand());
    }
}
