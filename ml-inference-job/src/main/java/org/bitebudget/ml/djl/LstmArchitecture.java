package org.bitebudget.ml.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import org.bitebudget.ml.domain.lstm.PriceWindow;

/**
 * The network for prices, and for series of any kind: three stacked LSTM layers of fifty cells with dropout over the window (Hochreiter and Schmidhuber, Neural Computation 9,
 * 1997), their last output through a layer of 25, one answer for each step ahead.
 */
final class LstmArchitecture {
    static final int LAYERS = 3;
    static final int UNITS = 50;
    static final double DROPOUT = 0.2;

    private static final int HIDDEN = 25;
    private static final String ENGINE = "PyTorch";
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private LstmArchitecture() {}

    /**
     * Readies the engine: offline, since its native libraries are on the class path, and on one thread, since two fight over the cores that the
     * stream needs. Settings already made as system properties stay.
     *
     * @param cache where the native libraries are unpacked, once
     */
    static Engine engine(Path cache) {
        set("ai.djl.offline", "true");
        set("OPT_OUT_TRACKING", "true");
        set("DJL_CACHE_DIR", cache.toAbsolutePath().toString());
        set(THREADS, "1");
        set("ai.djl.pytorch.num_interop_threads", "1");
        set("ai.djl.pytorch.graph_optimizer", "false");
        return Engine.getEngine(ENGINE);
    }

    /**
     * Holds the calling thread to the number of threads the engine was readied with. OpenMP keeps that number per thread, so one that did not ready the
     * engine would spread each small product over all cores and spin until the last of them is done.
     */
    static void holdThreads() {
        JniUtils.setNumThreads(Integer.getInteger(THREADS, 1));
    }

    /** A model with the network, its weights still to be set. */
    static Model model(int horizon) {
        Model model = Model.newInstance("lstm", Device.cpu(), ENGINE);
        model.setBlock(block(horizon));
        return model;
    }

    /** Windows of a batch: batch × day × figure. */
    static Shape windows(long batch) {
        return new Shape(batch, PriceWindow.DAYS, PriceWindow.FEATURES);
    }

    private static Block block(int horizon) {
        return new SequentialBlock()
                .add(LSTM.builder()
                        .setNumLayers(LAYERS)
                        .setStateSize(UNITS)
                        .optDropRate((float) DROPOUT)
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build())
                .add(days -> new NDList(days.singletonOrThrow().get(new NDIndex(":,-1,:"))))
                .add(Linear.builder().setUnits(HIDDEN).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(horizon).build());
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
