package org.bitebudget.ml.djl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitebudget.platform.files.DurableFiles;

/**
 * Where training is, in one file that is replaced after each epoch, so that it is always whole. Training that was interrupted goes on from it; training
 * that ended takes it away.
 *
 * @param file where it lies; its name says what is trained on what and how, so that another training doesn't take it up
 */
public record TrainingCheckpoint(Path file) {

    /** After an epoch: the best weights so far, and all that the next epoch needs. Arrays are not copied. */
    static final class Progress {
        static final Progress BEGIN =
                new Progress(0, 0, Double.POSITIVE_INFINITY, new byte[0], new byte[0], new byte[0]);

        final int epoch;
        final int bestEpoch;
        final double best;
        final byte[] bestWeights;
        final byte[] weights;
        final byte[] moments;

        Progress(int epoch, int bestEpoch, double best, byte[] bestWeights, byte[] weights, byte[] moments) {
            this.epoch = epoch;
            this.bestEpoch = bestEpoch;
            this.best = best;
            this.bestWeights = bestWeights;
            this.weights = weights;
            this.moments = moments;
        }
    }

    /** Of a training that nobody will take up again; who began it discards it. */
    public static TrainingCheckpoint temporary() throws IOException {
        Path file = Files.createTempFile("lstm", ".checkpoint");
        Files.delete(file);
        return new TrainingCheckpoint(file);
    }

    void keep(Progress progress) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(progress.epoch);
            out.writeInt(progress.bestEpoch);
            out.writeDouble(progress.best);
            write(progress.bestWeights, out);
            write(progress.weights, out);
            write(progress.moments, out);
        }
        DurableFiles.createDirectories(file.toAbsolutePath().getParent());
        DurableFiles.replace(file, bytes.toByteArray());
    }

    /** What was kept last; nothing if training begins. */
    Optional<Progress> last() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return Optional.of(new Progress(in.readInt(), in.readInt(), in.readDouble(), read(in), read(in), read(in)));
        }
    }

    /** Takes the file away; training ended. */
    public void discard() throws IOException {
        if (Files.exists(file)) {
            DurableFiles.delete(file);
        }
    }

    private static void write(byte[] part, DataOutputStream out) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
