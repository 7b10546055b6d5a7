package org.bitebudget.ml;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bitebudget.ml.domain.drift.Drift;
import org.bitebudget.ml.domain.drift.NetworkDrift;
import org.bitebudget.ml.domain.drift.RecommenderDrift;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.NetworkErrors;
import org.bitebudget.ml.registry.TakenByDay;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Whether a champion is to be trained anew: it has done worse for good than it did when the newest version was trained, and no challenger is on trial. A version
 * that was trained since is the answer to what was before it, whether it was promoted or not. What is trained then goes on trial.
 *
 * @param settings say where ClickHouse is
 * @param say is told in sentences what was found and done
 */
record DriftCheck(ModelRegistry registry, JobSettings settings, Clock clock, Consumer<String> say) {

    private static final double TRIAL_SHARE = 0.1;
    /** A list is looked at when so many days have gone by, as in a trial: receipts that come at once may differ from those that come later. */
    private static final int SETTLE_DAYS = 14;

    /**
     * Looks at what came of what the champion said.
     *
     * @throws IOException if ClickHouse doesn't answer or the champion can't be read
     */
    boolean findsDrift(ModelKind kind) throws IOException, InterruptedException {
        Aliases aliases = registry.aliases(kind);
        if (aliases.experiment().isPresent()) {
            say(aliases.experiment().get().challenger()
                    + " is on trial: nothing is trained until it is promoted or withdrawn");
            return false;
        }
        List<ModelMetadata> versions = registry.versions(kind);
        LocalDate since = versions.isEmpty()
                ? LocalDate.EPOCH
                : LocalDate.ofInstant(versions.get(0).trainedAt(), ZoneOffset.UTC);
        return switch (kind) {
            case LSTM -> errorsGrew(aliases.champion(), since);
            case RECOMMENDER -> lessIsTaken(aliases.champion(), since);
        };
    }

    private boolean errorsGrew(String champion, LocalDate since) throws IOException, InterruptedException {
        String version = registry.artefact(ModelKind.LSTM, champion).metadata().version();
        Drift drift = NetworkDrift.of(new NetworkErrors(settings).read(version, since));
        if (drift.compared() == 0) {
            say(
                    "of %s too little has come true to tell whether it drifts: it takes more than %d days with %d forecasts each"
                            .formatted(champion, Drift.REFERENCE, NetworkDrift.FEWEST));
            return false;
        }
        String found = String.format(
                Locale.ROOT,
                "errors of %s on %d days were %.2f times those of the %d days before",
                champion,
                drift.compared(),
                drift.ratio(),
                Drift.REFERENCE);
        return tell(found, drift);
    }

    private boolean lessIsTaken(String champion, LocalDate since) throws IOException, InterruptedException {
        if (champion.equals(Aliases.BUILT_IN)) {
            say("no trained recommender is champion: habit speaks, which follows what is bought by itself");
            return false;
        }
        LocalDate to = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(SETTLE_DAYS);
        Drift drift = RecommenderDrift.of(new TakenByDay(settings).read(champion, since, to));
        if (drift.compared() == 0) {
            say(
                    "of %s too little was shown to tell whether it drifts: it takes more than %d times %d lists that a receipt followed"
                            .formatted(champion, Drift.REFERENCE, RecommenderDrift.FEWEST));
            return false;
        }
        String found = String.format(
                Locale.ROOT,
                "of the first lists of %s %.2f times as much was taken as of those since, %d times %d lists or more",
                champion,
                drift.ratio(),
                drift.compared(),
                RecommenderDrift.FEWEST);
        return tell(found, drift);
    }

    private boolean tell(String found, Drift drift) {
        boolean drifted = drift.since().isPresent();
        say(found
                + (drifted
                        ? ": a drift since "
                                + LocalDate.ofEpochDay(drift.since().getAsInt())
                        : ": no drift"));
        return drifted;
    }

    /**
     * Puts what was trained on trial; who was put on trial or promoted meanwhile comes first.
     *
     * @param units that the version answers a share of, in words
     */
    void challenge(ModelKind kind, String version, String units) throws IOException {
        try {
            registry.change(
                    kind,
                    aliases -> aliases.challenge(
                            kind.label(), version, TRIAL_SHARE, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            say("%s is on trial on %.0f %% of the %s".formatted(version, 100 * TRIAL_SHARE, units));
        } catch (IllegalStateException e) {
            say(version + " is not put on trial: " + e.getMessage());
        }
    }

    private void say(String sentence) {
        say.accept(sentence);
    }
}
