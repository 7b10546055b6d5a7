package org.bitebudget.ml;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bitebudget.ml.domain.lstm.NetworkDrift;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.NetworkErrors;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Whether the price network that is champion is to be trained anew: its errors are larger for good than they were when the newest version was trained,
 * and no challenger is on trial. A version that was trained since is the answer to what was before it, whether it was promoted or not.
 *
 * @param settings say where ClickHouse is
 */
record DriftCheck(ModelRegistry registry, JobSettings settings) {

    /**
     * Looks at what the champion's forecasts came to.
     *
     * @param say is told what was found, in a sentence
     * @throws IOException if ClickHouse doesn't answer or the champion can't be read
     */
    boolean findsDrift(Consumer<String> say) throws IOException, InterruptedException {
        Aliases aliases = registry.aliases(ModelKind.LSTM);
        if (aliases.experiment().isPresent()) {
            say.accept(aliases.experiment().get().challenger()
                    + " is on trial: nothing is trained until it is promoted or withdrawn");
            return false;
        }
        List<ModelMetadata> versions = registry.versions(ModelKind.LSTM);
        LocalDate since = versions.isEmpty()
                ? LocalDate.EPOCH
                : LocalDate.ofInstant(versions.get(0).trainedAt(), ZoneOffset.UTC);
        String champion =
                registry.artefact(ModelKind.LSTM, aliases.champion()).metadata().version();
        NetworkDrift drift = NetworkDrift.of(new NetworkErrors(settings).read(champion, since));
        say.accept(sentence(aliases.champion(), drift));
        return drift.since().isPresent();
    }

    private static String sentence(String champion, NetworkDrift drift) {
        if (drift.compared() == 0) {
            return "of %s too little has come true to tell whether it drifts: it takes more than %d days with %d forecasts each"
                    .formatted(champion, NetworkDrift.REFERENCE_DAYS, NetworkDrift.FEWEST);
        }
        String found = drift.since().isPresent()
                ? "a drift since " + LocalDate.ofEpochDay(drift.since().getAsInt())
                : "no drift";
        return String.format(
                Locale.ROOT,
                "errors of %s on %d days were %.2f times those of the %d days before: %s",
                champion,
                drift.compared(),
                drift.ratio(),
                NetworkDrift.REFERENCE_DAYS,
                found);
    }
}
