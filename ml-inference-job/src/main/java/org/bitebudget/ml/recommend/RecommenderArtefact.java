package org.bitebudget.ml.recommend;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.TrainedModel;
import org.bitebudget.platform.ids.Ids;

/**
 * A trained recommender as it is kept: {@value #BYTES} and {@value #METADATA} in one directory. Bytes whose hash isn't the one in the metadata, or of
 * another format, are refused.
 */
public final class RecommenderArtefact {
    static final String BYTES = "recommender.bin";
    static final String METADATA = "recommender.json";

    private static final int VERSION_DIGITS = 12;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final byte[] bytes;
    private final RecommenderMetadata metadata;

    private RecommenderArtefact(byte[] bytes, RecommenderMetadata metadata) {
        this.bytes = bytes;
        this.metadata = metadata;
    }

    /**
     * A model just trained.
     *
     * @param trainedOn what on
     */
    public static RecommenderArtefact of(
            TrainedModel model, BoostedRanker ranker, Instant trainedAt, String trainedOn, Map<String, Double> metrics)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(packed)))) {
            byte[] trees = ranker.bytes();
            out.writeInt(trees.length);
            out.write(trees);
            model.write(out);
        }
        byte[] bytes = packed.toByteArray();
        String hash = sha256(bytes);
        return new RecommenderArtefact(
                bytes,
                new RecommenderMetadata(
                        RecommenderMetadata.FORMAT,
                        hash.substring(0, VERSION_DIGITS),
                        hash,
                        trainedAt,
                        trainedOn,
                        metrics));
    }

    /** Whether a directory holds one, of whatever format. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(METADATA));
    }

    /** When the one in a directory was written last, milliseconds; 0 if there is none. */
    public static long changedAt(Path directory) {
        return directory.resolve(METADATA).toFile().lastModified();
    }

    /**
     * The one in a directory.
     *
     * @throws IOException if the two don't belong together or are of another format; the message says what to do
     */
    public static RecommenderArtefact read(Path directory) throws IOException {
        RecommenderMetadata metadata =
                JSON.readValue(directory.resolve(METADATA).toFile(), RecommenderMetadata.class);
        if (!metadata.format().equals(RecommenderMetadata.FORMAT)) {
            throw new IOException("recommender " + metadata.version() + " has format " + metadata.format()
                    + ", this program reads " + RecommenderMetadata.FORMAT + "; train it anew");
        }
        byte[] bytes = Files.readAllBytes(directory.resolve(BYTES));
        if (!sha256(bytes).equals(metadata.sha256())) {
            throw new IOException("the bytes of recommender " + metadata.version()
                    + " aren't those its metadata names: truncated or mixed up; train it anew");
        }
        return new RecommenderArtefact(bytes, metadata);
    }

    /** Writes into the directory; the metadata come last and at once, so an interrupted write leaves nothing that can be read. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve(METADATA));
        Files.write(directory.resolve(BYTES), bytes);
        Path part = directory.resolve(METADATA + ".part");
        Files.write(part, JSON.writeValueAsBytes(metadata));
        Files.move(part, directory.resolve(METADATA), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The model, ready to answer. */
    public TrainedModel model() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes))))) {
            byte[] trees = new byte[in.readInt()];
            in.readFully(trees);
            return TrainedModel.read(in, BoostedRanker.of(trees));
        }
    }

    public RecommenderMetadata metadata() {
        return metadata;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Ids.sha256().digest(bytes));
    }
}
