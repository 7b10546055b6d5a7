package org.bitebudget.stack.command;

import java.util.Locale;
import org.bitebudget.stack.supervisor.Processes;
import org.bitebudget.stack.supervisor.StackState;
import org.bitebudget.stack.supervisor.StackState.PartState;

/** What runs, as a table for people. */
final class StackTable {

    private static final String ROW = "%-16s %-11s %7s %9s %9s %9s  %s%n";

    private StackTable() {}

    static String of(StackState state) {
        StringBuilder table = new StringBuilder(
                ROW.formatted("PART", "STATE", "PROCESS", "MEMORY", "READY IN", "RESTARTS", "ADDRESS"));
        long total = Processes.memory(state.supervisor());
        for (PartState part : state.parts()) {
            long memory = Processes.memory(part.pid());
            table.append(ROW.formatted(
                    part.name(),
                    part.phase().name().toLowerCase(Locale.ROOT),
                    part.pid() == 0 ? "" : Long.toString(part.pid()),
                    part.pid() == 0 ? "" : megabytes(memory),
                    part.readyAfterMillis() == 0 ? "" : "%.1f s".formatted(part.readyAfterMillis() / 1000.0),
                    Integer.toString(part.restarts()),
                    part.address()));
        }
        return table + "Memory of all (proportional set size): " + megabytes(total) + System.lineSeparator();
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
