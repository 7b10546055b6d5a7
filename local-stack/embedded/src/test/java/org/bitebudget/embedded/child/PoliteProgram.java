package org.bitebudget.embedded.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file when it is up, stays, and says goodbye when it is asked to end. */
public final class PoliteProgram {

    private PoliteProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
        Files.createFile(Path.of(args[0]));
        Thread.currentThread().join();
    }
}
