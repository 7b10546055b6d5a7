package org.bitebudget.ml.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.platform.files.DurableFiles;

/** An artefact as two files of one directory: {@value #METADATA} and {@value #BYTES}. */
public final class ArtefactFiles {
    static final String METADATA = "metadata.json";
    static final String BYTES = "artefact.bin";

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ArtefactFiles() {}

    /**
     * Reads an artefact.
     *
     * @throws RefusedArtefactException if it isn't whole or of another format
     */
    public static Artefact read(Path directory) throws IOException {
        try {
            return Artefact.readBack(metadata(directory), Files.readAllBytes(directory.resolve(BYTES)));
        } catch (NoSuchFileException e) {
            throw new RefusedArtefactException("there is no " + e.getFile() + ": fetch the model or train it anew", e);
        }
    }

    /** Whether an artefact of that kind comes with the program. */
    static boolean hasBuiltIn(ModelKind kind) {
        return ArtefactFiles.class.getResource(builtInFolder(kind) + METADATA) != null;
    }

    private static String builtInFolder(ModelKind kind) {
        return "/org/bitebudget/ml/models/" + kind.label() + "/";
    }

    /** The artefact of that kind that comes with the program. */
    public static Artefact builtIn(ModelKind kind) throws IOException {
        String folder = builtInFolder(kind);
        try (InputStream metadata = ArtefactFiles.class.getResourceAsStream(folder + METADATA);
                InputStream bytes = ArtefactFiles.class.getResourceAsStream(folder + BYTES)) {
            if (metadata == null || bytes == null) {
                throw new RefusedArtefactException("this build brings no model " + kind);
            }
            return Artefact.readBack(JSON.readValue(metadata, ModelMetadata.class), bytes.readAllBytes());
        }
    }

    static ModelMetadata metadata(Path directory) throws IOException {
        Path file = directory.resolve(METADATA);
        try {
            return JSON.readValue(Files.readAllBytes(file), ModelMetadata.class);
        } catch (JsonProcessingException e) {
            throw new RefusedArtefactException(
                    file + " can't be read as a model's metadata: " + e.getOriginalMessage(), e);
        }
    }

    /** Writes both files into an existing directory, for good. */
    static void write(Path directory, Artefact artefact) throws IOException {
        DurableFiles.replace(directory.resolve(BYTES), artefact.bytes());
        DurableFiles.replace(directory.resolve(METADATA), JSON.writeValueAsBytes(artefact.metadata()));
    }

    /** Metadata or aliases as JSON. */
    public static String json(Record value) throws IOException {
        return JSON.writeValueAsString(value);
    }
}
