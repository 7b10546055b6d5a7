package org.bitebudget.gateway.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory with the adapter files; reads again what has changed since. For one thread. */
final class AdapterDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterDirectory.class);

    private final Path directory;
    private final Map<String, String> stamps = new HashMap<>();

    AdapterDirectory(Path directory) {
        this.directory = directory;
    }

    /** The files as they are now, by name of their connector; those that did not change are taken from {@code before}. */
    Map<String, AdapterFile> changed(Map<String, AdapterFile> before) {
        Map<String, AdapterFile> now = new TreeMap<>();
        for (Path path : list()) {
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                String stamp = file.lastModifiedTime() + " " + file.size();
                String name = AdapterFile.nameOf(path);
                boolean same = stamp.equals(stamps.put(name, stamp)) && before.containsKey(name);
                now.put(name, same ? before.get(name) : AdapterFile.read(path));
            } catch (IOException e) {
                // taken away just now
                LOG.warn("event=adapter-file-unreadable file={}", path.getFileName());
            }
        }
        return now;
    }

    private List<Path> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(AdapterFile.ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("event=adapter-directory-unreadable directory={}", directory);
            return List.of();
        }
    }
}
