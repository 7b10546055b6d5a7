package org.bitebudget.ml.djl;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bitebudget.ml.domain.lstm.LstmMetadata;

/**
 * A trained network as it is kept: {@value #WEIGHTS} and {@value #METADATA} in one directory. Weights whose hash isn't the one in the metadata,
 * or whose format is another one, are refused.
 */
public final class LstmArtefact {
    static final String WEIGHTS = "lstm.params";
    static final String METADATA = "lstm.json";

    private static final String BUILT_IN = "/org/bitebudget/ml/models/lstm/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final LstmWeights weights;
    private final LstmMetadata metadata;

    private LstmArtefact(LstmWeights weights, LstmMetadata metadata) {
        this.weights = weights;
        this.metadata = metadata;
    }

    /**
     * @throws IOException if the two don't belong together or are of another format
     */
    public static LstmArtefact of(LstmWeights weights, LstmMetadata metadata) throws IOException {
        if (!metadata.format().equals(LstmMetadata.FORMAT)) {
            throw new IOException("model " + metadata.version() + " has format " + metadata.format()
                    + ", this program reads " + LstmMetadata.FORMAT + "; train it anew");
        }
        if (!metadata.sha256().equals(weights.sha256())) {
            throw new IOException("the weights of model " + metadata.version()
                    + " aren't those its metadata names: truncated or mixed up; fetch or train it anew");
        }
        return new LstmArtefact(weights, metadata);
    }

    /** The network that comes with the program, trained on series of our own making. */
    public static LstmArtefact builtIn() throws IOException {
        try (InputStream weights = LstmArtefact.class.getResourceAsStream(BUILT_IN + WEIGHTS);
                InputStream metadata = LstmArtefact.class.getResourceAsStream(BUILT_IN + METADATA)) {
            if (weights == null || metadata == null) {
                throw new IOException("this build has no price network");
            }
            return of(new LstmWeights(weights.readAllBytes()), JSON.readValue(metadata, LstmMetadata.class));
        }
    }

    /** The network in a directory. */
    public static LstmArtefact read(Path directory) throws IOException {
        LstmMetadata metadata = JSON.readValue(directory.resolve(METADATA).toFile(), LstmMetadata.class);
        return of(new LstmWeights(Files.readAllBytes(directory.resolve(WEIGHTS))), metadata);
    }

    /** Writes into the directory; the metadata come last and at once, so an interrupted write leaves nothing that can be read. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve(METADATA));
        Files.write(directory.resolve(WEIGHTS), weights.bytes());
        Path part = directory.resolve(METADATA + ".part");
        Files.write(part, JSON.writeValueAsBytes(metadata));
        Files.move(part, directory.resolve(METADATA), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The metadata as JSON. */
    public String json() throws IOException {
        return JSON.writeValueAsString(metadata);
    }

    public LstmMetadata metadata() {
        return metadata;
    }

    /** The network ready to answer; close it when done. */
    public LstmNetwork network(Path cache) throws IOException {
        return LstmNetwork.of(weights, cache);
    }
}
