package org.bitebudget.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Properties;
import org.bitebudget.stack.command.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The product's one command-line program. */
@Command(
        name = "bitebudget",
        description = "Grocery money as a stream: receipts, prices, budgets and forecasts on your own machine.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:could not be done",
            "2:the command was not understood",
            "3:what the command needs doesn't answer",
            "4:what was checked doesn't hold"
        })
public final class BiteBudget {

    private BiteBudget() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        Optional<ModuleCommand> elsewhere = args.length == 0 ? Optional.empty() : ModuleCommand.named(args[0]);
        System.exit(elsewhere.map(command -> command.run(args)).orElseGet(() -> commandLine()
                .execute(args)));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new BiteBudget()));
        Commands.all().forEach(command -> line.addSubcommand(new CommandLine(command)));
        for (ModuleCommand command : ModuleCommand.ALL) {
            CommandSpec spec = CommandSpec.create();
            spec.usageMessage().description(command.description());
            line.addSubcommand(command.name(), spec);
        }
        line.addSubcommand("test", testCommand());
        configure(line);
        return line;
    }

    /** For the list of commands and for help; the script that starts this program runs the tests without it. */
    private static CommandSpec testCommand() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Builds everything with all checks and runs all tests; arguments go to Maven.");
        return spec;
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream in = BiteBudget.class.getResourceAsStream(
                "/META-INF/maven/org.bitebudget/bitebudget-stack/pom.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "bitebudget " + build.getProperty("version", "(not built)");
    }

    /** Help on every command, and failures told in one line. */
    static void configure(CommandLine line) {
        addHelp(line);
        line.setExecutionExceptionHandler((failure, command, result) -> explain(failure));
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec().version(version());
        if (!line.getCommandSpec().mixinStandardHelpOptions()) {
            line.getCommandSpec().mixinStandardHelpOptions(true);
        }
        line.getSubcommands().values().forEach(BiteBudget::addHelp);
    }

    private static int explain(Exception failure) {
        if (failure instanceof CommandFailedException known) {
            System.err.println(known.getMessage());
            return known.exitCode();
        }
        if (failure instanceof NoSuchFileException missing) {
            System.err.println("there is no file " + missing.getFile());
            return ExitCodes.FAILED;
        }
        if (failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalStateException) {
            System.err.println(failure.getMessage());
            return ExitCodes.FAILED;
        }
        failure.printStackTrace();
        return ExitCodes.FAILED;
    }
}
