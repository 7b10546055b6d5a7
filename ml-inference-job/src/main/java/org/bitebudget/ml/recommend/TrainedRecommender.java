package org.bitebudget.ml.recommend;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.TrainedModel;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;

/**
 * A recommender ready to answer.
 *
 * @param model what it learned
 * @param trees that rank for the model; they hold native memory
 */
public record TrainedRecommender(TrainedModel model, BoostedRanker trees) implements AutoCloseable {

    /** The bytes of its artefact, packed by gzip: length of the trees, the trees, the model. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(packed)))) {
            byte[] written = trees.bytes();
            out.writeInt(written.length);
            out.write(written);
            model.write(out);
        }
        return packed.toByteArray();
    }

    /**
     * The recommender of an artefact.
     *
     * @throws RefusedArtefactException if its bytes are none of {@link #bytes}, or the trees can't be computed on this machine
     */
    public static TrainedRecommender of(Artefact artefact) throws RefusedArtefactException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(artefact.open())))) {
            BoostedRanker trees = BoostedRanker.of(in.readNBytes(in.readInt()));
            return new TrainedRecommender(TrainedModel.read(in, trees), trees);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new RefusedArtefactException(
                    "model recommender " + artefact.metadata().version() + " can't be read here: " + e, e);
        }
    }

    @Override
    public void close() {
        trees.close();
    }
}
