package org.bitebudget.gateway.connector;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks and tries adapter files. */
@Command(
        name = "connectors",
        description = "Checks and tries the files that say how stores' prices are fetched (docs/connectors.md).",
        subcommands = {CheckAdapterCommand.class, TryAdapterCommand.class},
        mixinStandardHelpOptions = true)
public final class ConnectorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "check or try?");
    }
}
