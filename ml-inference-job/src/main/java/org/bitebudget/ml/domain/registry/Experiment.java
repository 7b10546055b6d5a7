package org.bitebudget.ml.domain.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.bitebudget.platform.ids.Ids;

/**
 * A challenger that answers a share of the units (series or households) in the champion's place.
 *
 * @param id names the experiment, and is the salt of the draw: units fall anew in every experiment
 * @param champion version in service when it began
 * @param challenger version on trial
 * @param share of units that the challenger answers, above 0 and at most 1
 * @param since when it began
 */
public record Experiment(String id, String champion, String challenger, double share, Instant since) {

    public Experiment {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the challenger's share must be above 0 and at most 1 but is " + share);
        }
    }

    /** A new experiment of a model; equal arguments give an equal id. */
    public static Experiment begin(String model, String champion, String challenger, double share, Instant since) {
        return new Experiment(
                Ids.of("exp", model, champion, challenger, since.toString()), champion, challenger, share, since);
    }

    /** What stands for a household in the figures of an experiment: another name in each, from which none but who knows the household finds it. */
    public static String pseudonym(String experiment, String household) {
        return Ids.of("unit", experiment, household);
    }

    /**
     * Who answers the unit: a function of the experiment's id and the unit's, the same on every machine and after every restart. A larger share keeps
     * the units that the challenger already had.
     */
    public Arm armOf(String unit) {
        MessageDigest digest = Ids.sha256();
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        long bits = ByteBuffer.wrap(digest.digest(unit.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        double draw = (bits >>> 11) * 0x1p-53;
        return draw < share ? Arm.CHALLENGER : Arm.CHAMPION;
    }
}
