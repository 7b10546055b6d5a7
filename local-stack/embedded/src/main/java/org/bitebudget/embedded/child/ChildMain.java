package org.bitebudget.embedded.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another program's {@code main} and ends the process in order when whoever started it is gone, however that one ended.
 *
 * <p>The starter holds the other end of this process's standard input; the kernel closes it even after a kill -9, so its end is the
 * sign to leave. Arguments: the program's class, then its own arguments.
 */
public final class ChildMain {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private ChildMain() {}

    /** Runs {@code args[0]}'s main with the remaining arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        daemon("parent-watch", ChildMain::endWithParent);
        String[] own = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) own);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said on this line; only its end counts
            }
        } catch (IOException e) {
            System.err.println("parent-watch: " + e);
        }
        daemon("last-resort", ChildMain::haltAfterPatience);
        System.exit(0);
    }

    private static void haltAfterPatience() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
