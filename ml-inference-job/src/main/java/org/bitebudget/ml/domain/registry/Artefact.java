package org.bitebudget.ml.domain.registry;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bitebudget.platform.ids.Ids;

/** A trained model as it is kept: bytes, and metadata that belong to exactly these bytes. Immutable. */
public final class Artefact {
    private final ModelMetadata metadata;
    private final byte[] bytes;

    private Artefact(ModelMetadata metadata, byte[] bytes) {
        this.metadata = metadata;
        this.bytes = bytes;
    }

    /** How a model came about: all of its metadata that don't follow from its bytes. */
    public record Origin(
            long seed,
            Instant trainedAt,
            String trainedOn,
            String dataFingerprint,
            Map<String, String> settings,
            Map<String, Double> metrics,
            Map<String, List<Double>> calibration) {}

    /** A model just trained. */
    public static Artefact trained(ModelKind kind, byte[] bytes, Origin origin) {
        String sha256 = sha256(bytes);
        ModelMetadata metadata = new ModelMetadata(
                kind.label(),
                sha256.substring(0, ModelMetadata.VERSION_DIGITS),
                kind.format(),
                sha256,
                bytes.length,
                origin.seed(),
                origin.trainedAt(),
                origin.trainedOn(),
                origin.dataFingerprint(),
                origin.settings(),
                origin.metrics(),
                origin.calibration());
        return new Artefact(metadata, bytes.clone());
    }

    /**
     * A model read back.
     *
     * @throws RefusedArtefactException if the bytes aren't those the metadata name, or their format isn't the one that this program reads
     */
    public static Artefact readBack(ModelMetadata metadata, byte[] bytes) throws RefusedArtefactException {
        String name = "model " + metadata.model() + " " + metadata.version();
        ModelKind kind = ModelKind.named(metadata.model())
                .orElseThrow(() -> new RefusedArtefactException(
                        name + " is of no kind that this program knows (" + ModelKind.names() + ")"));
        if (!kind.format().equals(metadata.format())) {
            throw new RefusedArtefactException(name + " has format " + metadata.format() + ", this program reads "
                    + kind.format() + "; train it anew");
        }
        if (bytes.length != metadata.size()) {
            throw new RefusedArtefactException(name + " has " + bytes.length + " bytes where its metadata name "
                    + metadata.size() + ": truncated or mixed up; fetch or train it anew");
        }
        if (!sha256(bytes).equals(metadata.sha256()) || !metadata.sha256().startsWith(metadata.version())) {
            throw new RefusedArtefactException("the bytes of " + name
                    + " aren't those its metadata name: damaged or mixed up; fetch or train it anew");
        }
        return new Artefact(metadata, bytes.clone());
    }

    /** Hexadecimal SHA-256. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Ids.sha256().digest(bytes));
    }

    public ModelMetadata metadata() {
        return metadata;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes as a stream. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
