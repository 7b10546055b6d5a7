package org.bitebudget.benchmarks.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bitebudget.benchmarks.ProcessorTime;
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
    private static final int BATCHES = 32;
    private static final long SEED = 1;
    private static final double NANOS = 1e9;

    /**
     * What came out.
     *
     * @param seriesPerSecond of the clock
     * @param seriesPerProcessorSecond of processor time, which other work on the machine doesn't change much
     */
    public record Speed(double seriesPerSecond, double seriesPerProcessorSecond) {}

    /** @param threads at once */
    public Speed measure(int threads) throws IOException, InterruptedException {
        Artefact artefact = ArtefactFiles.builtIn(ModelKind.LSTM);
        List<PriceTrack> tracks = tracks();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            run(workers, threads, artefact, tracks, WARM_UP);
            long begin = System.nanoTime();
            Duration processor = ProcessorTime.ofThis();
            run(workers, threads, artefact, tracks, BATCHES);
            double series = (double) threads * BATCHES * BATCH;
            double spent = ProcessorTime.ofThis().minus(processor).toNanos() / NANOS;
            return new Speed(series / ((System.nanoTime() - begin) / NANOS), series / spent);
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
