package org.bitebudget.stack.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.bitebudget.stack.home.JsonFiles;

/**
 * The demonstration of a home. It keeps the day it was first sent on, since another day's data would be other purchases.
 *
 * @param day the day its data ends on
 * @param sent whether all of it was accepted
 */
record DemoRun(String day, boolean sent) {

    static Optional<DemoRun> read(Path file) {
        return Files.exists(file) ? Optional.of(JsonFiles.read(file, DemoRun.class)) : Optional.empty();
    }

    static DemoRun begin(Path file, LocalDate today) {
        DemoRun run = new DemoRun(today.toString(), false);
        JsonFiles.write(file, run);
        return run;
    }

    void complete(Path file) {
        JsonFiles.write(file, new DemoRun(day, true));
    }
}
