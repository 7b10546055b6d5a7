package org.bitebudget.ocr.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * How to start a worker.
 *
 * @param libraries directory for the unpacked native libraries
 * @param trainedData directory of the trained data
 * @param heapMegabytes largest Java heap; native memory comes on top
 */
public record WorkerCommand(Path libraries, Path trainedData, int heapMegabytes) {

    List<String> line() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // an idle worker gives the memory of the last image back
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                libraries.toAbsolutePath().toString(),
                trainedData.toAbsolutePath().toString());
    }
}
