package org.bitebudget.stack;

/** A command that can't go on, with what a person should read and the exit code that says which kind of failure it was. */
public final class CommandFailedException extends RuntimeException {

    private final int exitCode;

    /** Failed with that {@link ExitCodes exit code}. */
    public CommandFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The exit code. */
    public int exitCode() {
        return exitCode;
    }

    /** A part that has to run doesn't answer. */
    public static CommandFailedException unreachable(String what) {
        return new CommandFailedException(
                ExitCodes.UNREACHABLE,
                what + " doesn't answer. Is the stack up? See ./bitebudget status, or ./bitebudget up");
    }
}
