package org.bitebudget.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.bitebudget.platform.files.DurableFiles;

/**
 * Names an instance for as long as its data directory lives. Under its name an instance that died takes its partitions up
 * again at once; the broker would wait for the session of a nameless one to run out.
 */
final class InstanceId {

    private InstanceId() {}

    /** The name that lies in the directory; one is put there the first time. */
    static String of(Path directory) throws IOException {
        Path file = directory.resolve("instance");
        if (!Files.exists(file)) {
            DurableFiles.createDirectories(directory);
            DurableFiles.createOnce(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(file).strip();
    }
}
