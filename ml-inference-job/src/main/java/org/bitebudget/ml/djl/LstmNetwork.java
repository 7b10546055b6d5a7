package org.bitebudget.ml.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.ml.domain.lstm.PriceNetwork;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;

/** The price network with trained weights, computed by DJL. Holds native memory until closed; for one thread at a time. */
public final class LstmNetwork implements PriceNetwork, AutoCloseable {
    private static final int LARGEST_BATCH = 256;

    private final Model model;
    private final int horizon;
    private final ParameterStore parameters;

    private LstmNetwork(Model model, int horizon) {
        this.model = model;
        this.horizon = horizon;
        this.parameters = new ParameterStore(model.getNDManager(), false);
    }

    /**
     * @param artefact as {@link LstmTraining} leaves it
     * @param cache where DJL may unpack its native libraries
     * @throws RefusedArtefactException if its bytes aren't weights of this network
     */
    public static LstmNetwork of(Artefact artefact, Path cache) throws IOException {
        return of(artefact.open(), PriceWindow.HORIZON, cache);
    }

    static LstmNetwork of(InputStream weights, int horizon, Path cache) throws IOException {
        LstmArchitecture.engine(cache);
        Model model = LstmArchitecture.model(horizon);
        Block block = model.getBlock();
        block.initialize(model.getNDManager(), DataType.FLOAT32, LstmArchitecture.windows(1));
        try {
            block.loadParameters(model.getNDManager(), new DataInputStream(weights));
        } catch (MalformedModelException | IllegalArgumentException | EOFException e) {
            model.close();
            throw new RefusedArtefactException("the weights aren't those of the price network: " + e.getMessage(), e);
        }
        return new LstmNetwork(model, horizon);
    }

    @Override
    public List<float[]> answer(List<float[]> windows) {
        LstmArchitecture.holdThreads();
        List<float[]> answers = new ArrayList<>(windows.size());
        for (int from = 0; from < windows.size(); from += LARGEST_BATCH) {
            answers.addAll(batch(windows.subList(from, Math.min(windows.size(), from + LARGEST_BATCH))));
        }
        return answers;
    }

    private List<float[]> batch(List<float[]> windows) {
        int size = PriceWindow.DAYS * PriceWindow.FEATURES;
        float[] flat = new float[windows.size() * size];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i), 0, flat, i * size, size);
        }
        float[] out;
        try (NDManager scope = model.getNDManager().newSubManager()) {
            NDArray input = scope.create(flat, LstmArchitecture.windows(windows.size()));
            NDList output = model.getBlock().forward(parameters, new NDList(input), false);
            output.attach(scope);
            out = output.singletonOrThrow().toFloatArray();
        }
        List<float[]> answers = new ArrayList<>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            answers.add(Arrays.copyOfRange(out, i * horizon, (i + 1) * horizon));
        }
        return answers;
    }

    @Override
    public void close() {
        model.close();
    }
}
