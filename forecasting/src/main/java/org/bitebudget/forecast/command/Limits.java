package org.bitebudget.forecast.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What horizons make sense. */
final class Limits {
    private static final int LONGEST_HORIZON = 1000;
    private static final int MOST_CYCLES = 10;

    private Limits() {}

    /** @throws ParameterException naming the limit that is passed */
    static void check(CommandSpec spec, int horizon, int season) {
        if (season < 1) {
            throw new ParameterException(spec.commandLine(), "--season must be at least 1 but is " + season);
        }
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new ParameterException(
                    spec.commandLine(), "--horizon must be within 1 and " + LONGEST_HORIZON + " but is " + horizon);
        }
        if (season > 1 && horizon > MOST_CYCLES * season) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--horizon must be within " + MOST_CYCLES + " cycles, that is " + MOST_CYCLES * season + ", but is "
                            + horizon);
        }
    }
}
