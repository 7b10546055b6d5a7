package org.bitebudget.benchmarks.lstm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.ml.batch.PriceCsv;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.djl.LstmTrainer;
import org.bitebudget.ml.djl.LstmTraining;
import org.bitebudget.ml.djl.TrainingCheckpoint;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ArtefactFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the price network answers; with a price file, what it adds to the last price four weeks ahead. */
@Command(
        name = "lstm",
        description = {
            "Series a second of the built-in price network, on one thread and on two. With --data it trains a network"
                    + " on all that was known before the newest",
            "rounds of four weeks, as train lstm does, and compares both networks, and the models that the job chooses",
            "for each series with them and without, with the last price over these rounds (rolling origin)."
        })
public final class LstmBench implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "PRICES.csv[.xz]", description = "price feed; without it speed only")
    private Path data;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--epochs", defaultValue = "12", description = "default ${DEFAULT-VALUE}")
    private int epochs;

    @Option(names = "--patience", defaultValue = "3", description = "default ${DEFAULT-VALUE}")
    private int patience;

    @Option(names = "--stride", defaultValue = "14", description = "default ${DEFAULT-VALUE}")
    private int stride;

    @Option(names = "--seed", defaultValue = "42", description = "default ${DEFAULT-VALUE}")
    private int seed;

    @Option(
            names = "--cache",
            defaultValue = "${env:DJL_CACHE_DIR:-var/djl}",
            paramLabel = "DIR",
            description = "where native libraries are unpacked once (default ${DEFAULT-VALUE})")
    private Path cache;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchReport report = new BenchReport(
                "lstm",
                data == null
                        ? "made-up prices"
                        : "%s, %d rounds of 28 days, stride %d, seed %d"
                                .formatted(data.getFileName(), rounds, stride, seed));
        LstmThroughput throughput = new LstmThroughput(cache);
        LstmThroughput.Speed both = throughput.measure(2);
        report.figure("lstmSeriesPerSecondOneThread", throughput.measure(1).seriesPerSecond())
                .figure("lstmSeriesPerSecond", both.seriesPerSecond())
                .figure("lstmSeriesPerProcessorSecond", both.seriesPerProcessorSecond());
        if (data != null) {
            compare(report);
        }
        report.publish(out);
        return 0;
    }

    private void compare(BenchReport report) throws IOException {
        List<PriceTrack> tracks = PriceCsv.tracks(data);
        int newest = tracks.stream().mapToInt(PriceTrack::lastDay).max().orElseThrow();
        int cut = newest - rounds * FourWeeks.DAYS;
        List<PriceTrack> before = tracks.stream()
                .filter(track -> track.dayAt(0) <= cut)
                .map(track -> track.head(Math.min(track.size(), cut - track.dayAt(0) + 1)))
                .toList();
        Artefact trained = train(before);
        trained.metadata().metrics().forEach(report::figure);
        report(report, "trained", errors(trained, tracks, cut));
        FourWeekErrors builtIn = errors(ArtefactFiles.builtIn(ModelKind.LSTM), tracks, cut);
        report.figure("builtInLstmMape", builtIn.lstm())
                .figure("builtInLstmMapeOfMoved", builtIn.lstmOfMoved())
                .figure("builtInServedMape", builtIn.fourWeeks().served())
                .figure("builtInLstmShareOfServed", builtIn.lstmShare());
    }

    private Artefact train(List<PriceTrack> tracks) throws IOException {
        TrainingCheckpoint checkpoint = TrainingCheckpoint.temporary();
        try {
            return new LstmTraining(new LstmTrainer(epochs, patience, seed, cache), stride)
                    .run(
                            new LstmTraining.Data(
                                    tracks, "what came before the rounds", Artefact.sha256(Files.readAllBytes(data))),
                            checkpoint,
                            Clock.systemUTC(),
                            epoch -> System.err.printf(
                                    "epoch %d of at most %d, held out %.4f%n",
                                    epoch.number(), epochs, epoch.validation()));
        } finally {
            checkpoint.discard();
        }
    }

    private FourWeekErrors errors(Artefact artefact, List<PriceTrack> tracks, int cut) throws IOException {
        FourWeekErrors errors = new FourWeekErrors();
        try (LstmNetwork network = LstmNetwork.of(artefact, cache)) {
            LstmForecaster forecaster = new LstmForecaster(network, artefact.metadata());
            for (int round = 0; round < rounds; round++) {
                errors.add(forecaster, tracks, cut + round * FourWeeks.DAYS);
            }
        }
        return errors;
    }

    private static void report(BenchReport report, String network, FourWeekErrors errors) {
        report.count("forecasts", errors.series())
                .figure("movedShare", errors.movedShare())
                .figure("lastValueMape", errors.lastValue())
                .figure(network + "LstmMape", errors.lstm())
                .figure(network + "HalfLstmMape", errors.half())
                .figure("lastValueMapeOfMoved", errors.lastValueOfMoved())
                .figure(network + "LstmMapeOfMoved", errors.lstmOfMoved())
                .figure(network + "LstmNearerOfMoved", errors.nearerOfMoved())
                .figure("servedMape", errors.fourWeeks().served())
                .figure("servedMapeWithoutLstm", errors.fourWeeks().withoutLstm())
                .figure("lastValueMapeTwoWeeks", errors.twoWeeks().lastValue())
                .figure("servedMapeTwoWeeks", errors.twoWeeks().served())
                .figure("servedMapeWithoutLstmTwoWeeks", errors.twoWeeks().withoutLstm())
                .figure("lstmShareOfServed", errors.lstmShare())
                .figure("ratioLstmToLastValue", errors.lstm() / errors.lastValue());
    }
}
