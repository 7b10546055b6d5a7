package org.bitebudget.ml;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bitebudget train MODEL}: trains a model from data and leaves an artefact. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model; each one is a command of its own.",
        subcommands = {TrainLstmCommand.class, TrainSegmentsCommand.class, TrainRecommenderCommand.class})
public final class TrainCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which model to train, for instance: train lstm --data PRICES.csv");
    }
}
