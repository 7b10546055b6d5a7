package org.bitebudget.stack.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.bitebudget.stack.home.JsonFiles;

/**
 * The demonstration of a home. It keeps when it was first sent, since another day's data would be other purchases.
 *
 * @param day the day its data ends on
 * @param pricesSeen when that day's prices were seen, empty until they are first sent
 * @param sent whether all of it was accepted
 */
record DemoRun(String day, String pricesSeen, boolean sent) {

    static DemoRun readOrBegin(Path file, ZoneId zone) {
        return Files.exists(file)
                ? JsonFiles.read(file, DemoRun.class)
                : new DemoRun(LocalDate.now(zone).toString(), "", false).written(file);
    }

    LocalDate date() {
        return LocalDate.parse(day);
    }

    Instant seen() {
        return Instant.parse(pricesSeen);
    }

    DemoRun withPricesSeen(Instant now, Path file) {
        return pricesSeen.isEmpty() ? new DemoRun(day, now.toString(), sent).written(file) : this;
    }

    void complete(Path file) {
        var unused = new DemoRun(day, pricesSeen, true).written(file);
    }

    private DemoRun written(Path file) {
        JsonFiles.write(file, this);
        return this;
    }
}
