package org.bitebudget.budget.domain;

import java.util.Map;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * The parts of the income that go to each bucket.
 *
 * @param need percent
 * @param want percent
 * @param saving percent; the three add up to 100
 */
public record BucketShares(int need, int want, int saving) {

    /** The 50/30/20 rule. */
    public static final BucketShares DEFAULT = new BucketShares(50, 30, 20);

    /** @throws InvalidBudgetInputException if a share is negative or they do not add up to 100 */
    public BucketShares {
        if (need < 0 || want < 0 || saving < 0 || (long) need + want + saving != 100) {
            throw new InvalidBudgetInputException("bucket shares are not negative and add up to 100 percent, not need "
                    + need + ", want " + want + ", saving " + saving);
        }
    }

    /** The buckets' money; it adds up to the income. */
    Map<Bucket, Long> split(long incomeMinor) {
        long[] parts = LargestRemainder.split(incomeMinor, new long[] {need, want, saving});
        return Map.of(Bucket.NEED, parts[0], Bucket.WANT, parts[1], Bucket.SAVING, parts[2]);
    }
}
