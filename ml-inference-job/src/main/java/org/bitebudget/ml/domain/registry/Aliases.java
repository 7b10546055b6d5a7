package org.bitebudget.ml.domain.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which versions of a model speak: the champion answers, a challenger may answer a share of the units.
 *
 * @param revision rises with every change
 * @param champion version in service, or {@value #BUILT_IN}
 * @param earlier champions before it, the newest last; what a rollback goes back to
 * @param experiment the challenger's trial, if one runs
 */
public record Aliases(long revision, String champion, List<String> earlier, Optional<Experiment> experiment) {

    /** What comes with the program; nothing for a model that it brings none of. */
    public static final String BUILT_IN = "built-in";

    private static final int MOST_EARLIER = 50;

    public Aliases {
        earlier = List.copyOf(earlier);
    }

    /** Before anything was promoted. */
    public static Aliases initial() {
        return new Aliases(0, BUILT_IN, List.of(), Optional.empty());
    }

    /**
     * Makes the version champion and ends the experiment.
     *
     * @throws IllegalStateException if it is champion already
     */
    public Aliases promote(String version) {
        if (version.equals(champion)) {
            throw new IllegalStateException(version + " is champion already");
        }
        List<String> before = new ArrayList<>(earlier);
        before.add(champion);
        return new Aliases(
                revision + 1,
                version,
                before.subList(Math.max(0, before.size() - MOST_EARLIER), before.size()),
                Optional.empty());
    }

    /**
     * Goes back to the champion before this one and ends the experiment.
     *
     * @throws IllegalStateException if there was none
     */
    public Aliases rollBack() {
        if (earlier.isEmpty()) {
            throw new IllegalStateException("no champion came before " + champion + ", there is nothing to go back to");
        }
        int last = earlier.size() - 1;
        return new Aliases(revision + 1, earlier.get(last), earlier.subList(0, last), Optional.empty());
    }

    /**
     * Puts a version on trial. The challenger already on trial may get another share, which keeps the experiment.
     *
     * @throws IllegalStateException if it is champion, or another challenger is on trial
     */
    public Aliases challenge(String model, String version, double share, Instant now) {
        if (version.equals(champion)) {
            throw new IllegalStateException(version + " is champion, it can't challenge itself");
        }
        if (experiment.isPresent() && !experiment.get().challenger().equals(version)) {
            throw new IllegalStateException(
                    experiment.get().challenger() + " is on trial; withdraw or promote it first");
        }
        Experiment trial = experiment
                .map(running -> new Experiment(running.id(), champion, version, share, running.since()))
                .orElseGet(() -> Experiment.begin(model, champion, version, share, now));
        return new Aliases(revision + 1, champion, earlier, Optional.of(trial));
    }

    /**
     * Ends the experiment; the champion answers all units again.
     *
     * @throws IllegalStateException if none runs
     */
    public Aliases withdraw() {
        if (experiment.isEmpty()) {
            throw new IllegalStateException("no challenger is on trial");
        }
        return new Aliases(revision + 1, champion, earlier, Optional.empty());
    }
}
