package org.bitebudget.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
}
