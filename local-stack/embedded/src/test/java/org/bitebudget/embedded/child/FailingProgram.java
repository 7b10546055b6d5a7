package org.bitebudget.embedded.child;

/** Fails at once. */
public final class FailingProgram {

    private FailingProgram() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            throw new IllegalStateException("no such luck");
        }
    }
}
