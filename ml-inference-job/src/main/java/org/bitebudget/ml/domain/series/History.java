package org.bitebudget.ml.domain.series;

import java.util.Arrays;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * The newest amounts of a series, one place for each step from the first to the last, {@link Profile#window} at most. What is older than the window, or more
 * than a window before the newest step, is forgotten. Mutable.
 */
public final class History {
    /** Stands where nothing was observed. */
    public static final long NONE = Long.MIN_VALUE;

    private final Profile profile;
    private final double unit;
    private int first;
    private int size;
    private long[] amounts = new long[16];
    private boolean[] promos = new boolean[16];

    /** @param fractionDigits of an amount: 2 for cents, 3 for thousandths */
    public History(Profile profile, int fractionDigits) {
        this.profile = profile;
        this.unit = Math.pow(10, fractionDigits);
    }

    public Profile profile() {
        return profile;
    }

    public int size() {
        return size;
    }

    public int first() {
        return first;
    }

    /** The newest step; only of a history that isn't empty. */
    public int last() {
        return first + size - 1;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** True if that step lies before the window. */
    public boolean isTooOld(int step) {
        return size > 0 && step <= last() - profile.window();
    }

    /** The amount of a step, {@link #NONE} where there is none. */
    public long amountAt(int step) {
        return size == 0 || step < first || step > last() ? NONE : amounts[step - first];
    }

    public boolean isPromo(int step) {
        return amountAt(step) != NONE && promos[step - first];
    }

    /** The step has this amount from now on; nothing happens if it is too old. */
    public void put(int step, long amount, boolean promo) {
        if (isTooOld(step)) {
            return;
        }
        if (size == 0) {
            first = step;
            size = 1;
        } else if (step > last()) {
            extend(step);
        } else if (step < first) {
            prepend(step);
        }
        amounts[step - first] = amount;
        promos[step - first] = promo;
    }

    /** Nothing was observed at the step after all. What was before or after it then begins or ends the history. */
    public void remove(int step) {
        if (amountAt(step) == NONE) {
            return;
        }
        amounts[step - first] = NONE;
        promos[step - first] = false;
        while (size > 0 && amounts[size - 1] == NONE) {
            size--;
        }
        trim();
    }

    /** Steps at which something was observed. */
    public int observations() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += amounts[i] == NONE ? 0 : 1;
        }
        return count;
    }

    /** One value a step, in whole units: of prices the last one, NaN once it holds no more; else zero where nothing was observed. */
    public double[] values() {
        double[] values = new double[size];
        int seen = 0;
        for (int i = 0; i < size; i++) {
            seen = amounts[i] == NONE ? seen : i;
            if (profile.countsZeros()) {
                values[i] = amounts[i] == NONE ? 0 : amounts[i] / unit;
            } else {
                values[i] = i - seen > Profile.HOLDS ? Double.NaN : amounts[seen] / unit;
            }
        }
        return values;
    }

    /** The values with what is known of promotions, as the price network sees them. */
    public PriceTrack track() {
        boolean[] held = new boolean[size];
        int seen = 0;
        for (int i = 0; i < size; i++) {
            seen = amounts[i] == NONE ? seen : i;
            held[i] = promos[seen] && i - seen <= Profile.HOLDS;
        }
        return new PriceTrack(first, values(), held);
    }

    private void extend(int step) {
        int start = Math.max(first, step - profile.window() + 1);
        if (start > last()) {
            first = step;
            size = 0;
            start = step;
        }
        int dropped = start - first;
        int kept = size - dropped;
        int next = step - start + 1;
        if (dropped > 0 || next > amounts.length) {
            int room = Math.min(profile.window(), Math.max(next, 2 * amounts.length));
            long[] moved = new long[Math.max(next, room)];
            boolean[] movedPromos = new boolean[moved.length];
            System.arraycopy(amounts, dropped, moved, 0, kept);
            System.arraycopy(promos, dropped, movedPromos, 0, kept);
            amounts = moved;
            promos = movedPromos;
        }
        Arrays.fill(amounts, kept, next, NONE);
        Arrays.fill(promos, kept, next, false);
        first = start;
        size = next;
        if (!profile.countsZeros()) {
            trim();
        }
    }

    private void prepend(int step) {
        int more = first - step;
        long[] moved = new long[size + more];
        boolean[] movedPromos = new boolean[size + more];
        Arrays.fill(moved, 0, more, NONE);
        System.arraycopy(amounts, 0, moved, more, size);
        System.arraycopy(promos, 0, movedPromos, more, size);
        amounts = moved;
        promos = movedPromos;
        first = step;
        size += more;
    }

    /** A history begins with something observed, but for its newest step, which is about to be. */
    private void trim() {
        int gone = 0;
        while (gone < size - 1 && amounts[gone] == NONE) {
            gone++;
        }
        if (gone > 0) {
            amounts = Arrays.copyOfRange(amounts, gone, size);
            promos = Arrays.copyOfRange(promos, gone, size);
            first += gone;
            size -= gone;
        }
    }
}
