package org.bitebudget.ml.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.platform.files.DurableFiles;

/**
 * Trained models in a folder that commands and jobs share:
 *
 * <pre>
 * lstm/
 *   aliases.json            which version is champion, which challenges it
 *   f9952342f4b8/           a version, never changed once it is there
 *     metadata.json
 *     artefact.bin
 * </pre>
 *
 * <p>A version appears whole or not at all, and so do changes of the aliases; several processes may change them at once, one after the other.
 */
public final class ModelRegistry {
    private static final String ALIASES = "aliases.json";
    private static final String LOCK = ".lock";
    private static final String INCOMING = ".incoming-";

    private final Path folder;

    private ModelRegistry(Path folder) {
        this.folder = folder;
    }

    /** The registry in a folder, which comes to be with the first artefact. */
    public static ModelRegistry at(Path folder) {
        return new ModelRegistry(folder);
    }

    /** Keeps an artefact. One whose bytes are there already changes nothing. */
    public void add(Artefact artefact) throws IOException {
        ModelMetadata metadata = artefact.metadata();
        Path model = model(metadata.model());
        locked(model, () -> {
            removeInterrupted(model);
            Path version = model.resolve(metadata.version());
            if (Files.exists(version)) {
                return null;
            }
            Path incoming = model.resolve(INCOMING + UUID.randomUUID());
            DurableFiles.createDirectories(incoming);
            ArtefactFiles.write(incoming, artefact);
            Files.move(incoming, version, StandardCopyOption.ATOMIC_MOVE);
            return null;
        });
    }

    /** Versions of a model, the newest first; those whose metadata can't be read are left out. */
    public List<ModelMetadata> versions(ModelKind kind) throws IOException {
        List<ModelMetadata> versions = new ArrayList<>();
        for (Path directory : directories(model(kind.label()))) {
            readable(directory).ifPresent(versions::add);
        }
        versions.sort(Comparator.comparing(ModelMetadata::trainedAt).reversed());
        return versions;
    }

    private static Optional<ModelMetadata> readable(Path version) throws IOException {
        try {
            return Optional.of(ArtefactFiles.metadata(version));
        } catch (RefusedArtefactException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * A version of a model, checked.
     *
     * @param version as listed, or {@link Aliases#BUILT_IN}
     * @throws RefusedArtefactException if there is none, it isn't whole, or is of another format
     */
    public Artefact artefact(ModelKind kind, String version) throws IOException {
        if (version.equals(Aliases.BUILT_IN)) {
            return ArtefactFiles.builtIn(kind);
        }
        Path directory = model(kind.label()).resolve(version);
        if (!version.matches("[0-9a-f]{" + ModelMetadata.VERSION_DIGITS + "}") || !Files.isDirectory(directory)) {
            throw new RefusedArtefactException(
                    "there is no version " + version + " of model " + kind + " in " + folder.toAbsolutePath());
        }
        Artefact artefact = ArtefactFiles.read(directory);
        ModelMetadata metadata = artefact.metadata();
        if (!metadata.model().equals(kind.label()) || !metadata.version().equals(version)) {
            throw new RefusedArtefactException("what lies in " + directory + " is model " + metadata.model() + " "
                    + metadata.version() + ": mixed up; fetch or train it anew");
        }
        return artefact;
    }

    /**
     * What an alias stands for: as {@link #artefact}, but empty for {@link Aliases#BUILT_IN} where the program brings no such model.
     *
     * @throws RefusedArtefactException if there is none, it isn't whole, or is of another format
     */
    public Optional<Artefact> aliased(ModelKind kind, String name) throws IOException {
        return name.equals(Aliases.BUILT_IN) && !ArtefactFiles.hasBuiltIn(kind)
                ? Optional.empty()
                : Optional.of(artefact(kind, name));
    }

    /** Who speaks for a model. */
    public Aliases aliases(ModelKind kind) throws IOException {
        Path file = model(kind.label()).resolve(ALIASES);
        try {
            return ArtefactFiles.JSON.readValue(Files.readAllBytes(file), Aliases.class);
        } catch (NoSuchFileException e) {
            return Aliases.initial();
        } catch (JsonProcessingException e) {
            throw new IOException(file + " can't be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Changes who speaks; running jobs follow. What the change throws leaves everything as it was. */
    public Aliases change(ModelKind kind, UnaryOperator<Aliases> change) throws IOException {
        Path model = model(kind.label());
        return locked(model, () -> {
            Aliases changed = change.apply(aliases(kind));
            DurableFiles.replace(model.resolve(ALIASES), ArtefactFiles.JSON.writeValueAsBytes(changed));
            return changed;
        });
    }

    /**
     * Makes a version champion once it has been checked; running jobs follow.
     *
     * @throws RefusedArtefactException if it can't be used; then everything stays as it was
     */
    public Aliases promote(ModelKind kind, String version) throws IOException {
        aliased(kind, version);
        return change(kind, aliases -> aliases.promote(version));
    }

    /** Where a version lies. */
    public Path directory(ModelKind kind, String version) {
        return model(kind.label()).resolve(version);
    }

    private Path model(String model) {
        return folder.resolve(model);
    }

    private static List<Path> directories(Path model) throws IOException {
        if (!Files.isDirectory(model)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(model)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Under the lock nobody else is adding: what is incoming was left by a process that ended. */
    private static void removeInterrupted(Path model) throws IOException {
        List<Path> interrupted;
        try (Stream<Path> entries = Files.list(model)) {
            interrupted = entries.filter(entry -> entry.getFileName().toString().startsWith(INCOMING))
                    .toList();
        }
        for (Path entry : interrupted) {
            DurableFiles.deleteTree(entry);
        }
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T locked(Path model, Action<T> action) throws IOException {
        DurableFiles.createDirectories(model);
        // within one process a file lock refuses instead of waiting, hence the monitor
        synchronized (ModelRegistry.class) {
            try (FileChannel channel =
                    FileChannel.open(model.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // given back when the channel closes
                channel.lock();
                return action.run();
            }
        }
    }
}
