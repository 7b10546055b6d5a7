package org.bitebudget.stack.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Marks in files when it is up and when it was asked to end. */
public final class PartProgram {

    private PartProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> mark(args[0] + "-goodbye")));
        System.out.println("up");
        mark(args[0] + "-ready");
        Thread.currentThread().join();
    }

    private static void mark(String file) {
        try {
            Files.writeString(Path.of(file), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
