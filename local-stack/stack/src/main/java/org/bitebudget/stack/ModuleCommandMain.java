package org.bitebudget.stack;

import java.util.Arrays;
import picocli.CommandLine;

/** Runs a picocli command of another module in this process. */
final class ModuleCommandMain {

    private ModuleCommandMain() {}

    /** Arguments: the command's class, then its own arguments. */
    public static void main(String[] args) throws ClassNotFoundException {
        CommandLine line = new CommandLine(Class.forName(args[0]));
        BiteBudget.configure(line);
        line.setCommandName("bitebudget " + line.getCommandName());
        System.exit(line.execute(Arrays.copyOfRange(args, 1, args.length)));
    }
}
