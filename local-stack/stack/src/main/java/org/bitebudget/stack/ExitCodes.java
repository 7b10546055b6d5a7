package org.bitebudget.stack;

/** What a command's exit code means; picocli itself answers 2 to wrong usage. */
public final class ExitCodes {

    /** Done. */
    public static final int OK = 0;

    /** Could not be done. */
    public static final int FAILED = 1;

    /** The command was not understood. */
    public static final int USAGE = 2;

    /** What the command needs doesn't answer. */
    public static final int UNREACHABLE = 3;

    /** What was checked doesn't hold. */
    public static final int VIOLATED = 4;

    private ExitCodes() {}
}
