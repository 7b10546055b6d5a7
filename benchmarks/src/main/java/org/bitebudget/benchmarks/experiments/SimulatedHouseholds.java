package org.bitebudget.benchmarks.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.ml.domain.experiment.TakenShare;
import org.bitebudget.ml.domain.registry.Arm;

/**
 * A trial of two recommenders between made-up households, which differ in what they take by a factor of a hundred, and in how much they are shown; all
 * take more in some months than in others.
 *
 * @param households how many
 * @param share of them that is the challenger's
 * @param challengerTakes how often as much is taken of what the challenger shows; 1 makes both equally good
 */
record SimulatedHouseholds(int households, double share, double challengerTakes) {
    private static final double MOST = 0.33;
    private static final double RANGE = 100;
    private static final double WAVE = 80;
    private static final int LIST = 10;
    private static final int MOST_LISTS = 6;

    /** What they took, in the order of their first showings, drawn from the seed. */
    List<TakenShare> shares(long seed) {
        Random random = new Random(seed);
        List<TakenShare> shares = new ArrayList<>();
        for (int i = 0; i < households; i++) {
            Arm arm = random.nextDouble() < share ? Arm.CHALLENGER : Arm.CHAMPION;
            double season = 1 + 0.5 * Math.sin(i / WAVE);
            double taste = MOST * Math.pow(RANGE, -random.nextDouble()) * season;
            double rate = Math.min(1, arm == Arm.CHALLENGER ? taste * challengerTakes : taste);
            int shown = LIST * (1 + random.nextInt(MOST_LISTS));
            int taken = 0;
            for (int product = 0; product < shown; product++) {
                taken += random.nextDouble() < rate ? 1 : 0;
            }
            shares.add(new TakenShare("household-" + i, arm, share, shown, taken));
        }
        return shares;
    }
}
