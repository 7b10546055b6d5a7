package org.bitebudget.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class BiteBudgetTest {

    @Test
    void everyCommandHasHelp() {
        CommandLine line = BiteBudget.commandLine();

        assertThat(line.getSubcommands())
                .containsKeys(
                        "up", "down", "status", "reset", "setup", "token", "samples", "scan", "feed", "dlq", "check",
                        "test");
        for (String name : line.getSubcommands().keySet()) {
            StringWriter out = new StringWriter();
            int code = BiteBudget.commandLine().setOut(new PrintWriter(out)).execute(name, "--help");
            assertThat(code).as(name).isEqualTo(ExitCodes.OK);
            assertThat(out.toString()).as(name).contains("Usage: bitebudget " + name);
        }
    }

    @Test
    void wrongUsageAnswersTwo() {
        StringWriter err = new StringWriter();

        int code = BiteBudget.commandLine().setErr(new PrintWriter(err)).execute("feed");

        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Missing required parameter");
    }

    @Test
    void filesThatCannotBeReadAreToldInOneLine(@TempDir Path directory) throws IOException {
        // Given a command that reads a file, one file that lacks something and one that isn't there
        Path bad = Files.writeString(directory.resolve("bad.csv"), "");
        Path none = directory.resolve("none.csv");
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            for (Path file : new Path[] {bad, none}) {
                CommandLine line = new CommandLine(new Reading());
                BiteBudget.configure(line);
                assertThat(line.execute(file.toString())).isEqualTo(ExitCodes.FAILED);
            }
        } finally {
            System.setErr(before);
        }

        // Then each is told in a line
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(bad + ", line 3: what is wrong", "there is no file " + none);
    }

    @Command(name = "reads")
    static final class Reading implements Callable<Integer> {
        @Parameters
        private Path file;

        @Override
        public Integer call() throws IOException {
            Files.readString(file);
            throw new IOException(file + ", line 3: what is wrong");
        }
    }
}
