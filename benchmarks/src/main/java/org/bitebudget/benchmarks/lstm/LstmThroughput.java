package org.bitebudget.benchmarks.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ArtefactFiles;

/**
 * Series a second that the built-in price network forecasts: from daily prices of 120 days to fourteen days with intervals, in batches of {@value #BATCH} as the
 * job asks it, each thread with a network of its own as each subtask has.
 *
 * @param cache where native libraries are unpacked once
 */
public record LstmThroughput(Path cache) {
    private static final int BATCH = 512;
    private static final int DAYS = 120;
    private static final int WARM_UP = 4;
    private static final int BATCHES = 16;
    private static final long SEED = 1;

    /** @param threads at once */
    public double seriesPerSecond(int threads) throws IOException, InterruptedException {
        Artefact artefact = ArtefactFiles.builtIn(ModelKind.LSTM);
        List<PriceTrack> tracks = tracks();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            run(workers, threads, artefact, tracks, WARM_UP);
            long begin = System.nanoTime();
            run(workers, threads, artefact, tracks, BATCHES);
            return (double) threads * BATCHES * BATCH / ((System.nanoTime() - begin) / 1e9);
        } finally {
            workers.shutdown();
        }
    }

    private void run(ExecutorService workers, int threads, Artefact artefact, List<PriceTrack> tracks, int batches)
            throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> {
                try (LstmNetwork network = LstmNetwork.of(artefact, cache)) {
                    LstmForecaster forecaster = new LstmForecaster(network, artefact.metadata());
                    for (int batch = 0; batch < batches; batch++) {
                        forecaster.forecast(tracks, Coverage.STANDARD);
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the network can't answer", e.getCause());
            }
        }
    }

    private static List<PriceTrack> tracks() {
        SyntheticPrices prices = new SyntheticPrices(SEED);
        List<PriceTrack> tracks = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            tracks.add(prices.next(DAYS));
        }
        return tracks;
    }
}
