package org.bitebudget.price.domain;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which observations of a product are believed. A price of more than {@link #LIMIT} times the usual one, or less
 * than that part of it, waits in quarantine until a later observation within {@link #DAYS} days bears it out, or until it
 * is seen twice in a row. The usual price is the one believed before it. Judged in order of time, so the outcome is a
 * function of the observations and not of their arrival.
 */
final class Plausibility {

    /** How many times the usual price, or what part of it, is still plausible. */
    static final int LIMIT = 5;

    /** The same for an observation whose trust is below {@link #SURE}. */
    static final int LIMIT_IF_UNSURE = 2;

    static final float SURE = 0.5f;

    /** For so long a later observation can bear out an earlier one. */
    static final int DAYS = 7;

    private static final long WAIT_MICROS = DAYS * 86_400_000_000L;

    private Plausibility() {}

    /** What is thought of one observation. */
    enum Verdict {
        RETRACTED,
        BELIEVED,
        QUARANTINED
    }

    /**
     * @param verdicts of the observations, in their order
     * @param usual what each was compared with, minor units; 0 where there was nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Judgement(Verdict[] verdicts, long[] usual) {

        boolean believes(int index) {
            return verdicts[index] == Verdict.BELIEVED;
        }
    }

    /**
     * @param kept observations in time
     * @param older what is left of those before them
     */
    static Judgement judge(List<Observation> kept, Collection<OlderPrices> older) {
        Verdict[] verdicts = new Verdict[kept.size()];
        long[] usual = new long[kept.size()];
        Map<String, Chain> chains = new HashMap<>(2);
        older.forEach(summary -> chains.put(
                summary.currency(),
                new Chain(summary.last().minor(), summary.doubted() == null ? Chain.NONE : summary.doubted())));
        Chain chain = null;
        String currency = null;
        for (int i = 0; i < verdicts.length; i++) {
            Observation each = kept.get(i);
            if (each.retracted()) {
                verdicts[i] = Verdict.RETRACTED;
                continue;
            }
            if (!each.currency().equals(currency)) {
                currency = each.currency();
                chain = chains.computeIfAbsent(currency, any -> new Chain(0, Chain.NONE));
            }
            usual[i] = chain.usual;
            boolean believed = !isImplausible(each, chain.usual)
                    || (chain.before != Chain.NONE && bearsOut(chain.before, each.minor(), chain.usual))
                    || isBorneOut(each, i, kept, chain.usual);
            verdicts[i] = believed ? Verdict.BELIEVED : Verdict.QUARANTINED;
            chain.before = each.minor();
            chain.usual = believed ? each.minor() : chain.usual;
        }
        return new Judgement(verdicts, usual);
    }

    private static boolean isImplausible(Observation each, long usual) {
        if (usual == 0) {
            return false;
        }
        int limit = each.trust() < SURE ? LIMIT_IF_UNSURE : LIMIT;
        return each.minor() > limit * usual || each.minor() * limit < usual;
    }

    private static boolean isBorneOut(Observation each, int index, List<Observation> kept, long usual) {
        for (int i = index + 1; i < kept.size(); i++) {
            Observation later = kept.get(i);
            if (later.atMicros() - each.atMicros() > WAIT_MICROS) {
                return false;
            }
            if (!later.retracted()
                    && later.currency().equals(each.currency())
                    && bearsOut(later.minor(), each.minor(), usual)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the witness' price is nearer to the doubtful one than to the usual one, by ratio. */
    private static boolean bearsOut(long witness, long doubtful, long usual) {
        BigInteger price = BigInteger.valueOf(witness);
        int side = price.multiply(price).compareTo(BigInteger.valueOf(doubtful).multiply(BigInteger.valueOf(usual)));
        return doubtful > usual ? side > 0 : side < 0;
    }

    /** How far judging has come in one currency. */
    private static final class Chain {
        /** Prices are above zero. */
        private static final long NONE = 0;

        private long usual;
        private long before;

        Chain(long usual, long before) {
            this.usual = usual;
            this.before = before;
        }
    }
}
