package org.bitebudget.embedded.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Starts a child of its own, writes the child's process id into a file and stays. */
public final class ParentProgram {

    private ParentProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Path.of(args[0]);
        Child child = Child.start(new ChildSpec(
                "grandchild",
                System.getProperty("java.class.path"),
                PoliteProgram.class.getName(),
                List.of(directory.resolve("grandchild-ready").toString()),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                directory,
                directory.resolve("grandchild.log")));
        Path written = Files.writeString(directory.resolve("pid.next"), Long.toString(child.pid()));
        Files.move(written, directory.resolve("pid"), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
