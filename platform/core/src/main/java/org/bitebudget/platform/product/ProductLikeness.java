package org.bitebudget.platform.product;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How sure it is that two names of the same size mean the same product: a weighted Dice coefficient (Dice 1945) over the words that are
 * neither noise nor size. Names that differ in a variant, a denial or a number are two products whatever else they share. Needs no
 * knowledge of other products, so that the answer never changes with what else has been seen.
 */
public final class ProductLikeness {

    /** From here on two names count as one product; found on the part of the labelled pairs that is for tuning. */
    public static final double SAME = 0.84;

    private static final double TYPE = 0.3;
    private static final double ONE_TYPE = 0.2;
    private static final double SOFT = 0.3;
    private static final double TWO_TYPES = 0.9;
    private static final double BOTH_SAY_MORE = 0.7;
    private static final double VARIANT = 0.5;
    private static final int ENOUGH_WITHOUT_BRAND = 3;

    private ProductLikeness() {}

    /** 0 for two products, 1 for one. */
    public static double of(ProductTerms one, ProductTerms other) {
        if (one.equals(other)) {
            return isTelling(one) ? 1 : 0;
        }
        if (!one.variants().equals(other.variants()) || !one.numbers().equals(other.numbers())) {
            return 0;
        }
        Set<String> moreSoft = without(one.soft(), other.soft());
        Set<String> otherSoft = without(other.soft(), one.soft());
        boolean bothSaySoft = !moreSoft.isEmpty() && !otherSoft.isEmpty();
        boolean oneSaysSoft = !moreSoft.isEmpty() || !otherSoft.isEmpty();
        boolean nothingElse = one.variants().isEmpty()
                && (moreSoft.size() == one.soft().size()
                        && otherSoft.size() == other.soft().size());
        if (bothSaySoft || (oneSaysSoft && nothingElse)) {
            return 0;
        }
        return weighed(one, other, moreSoft.size(), otherSoft.size());
    }

    /**
     * How many words of a name a name may lack that counts as the same product. Of two such names one has all words of the other, so with s
     * that is shared and d words more, 2s / (2s + d) is at least {@link #SAME}. Words that one of them writes as two are not considered.
     */
    public static int wordsThatMayLack(ProductTerms terms) {
        double more = TYPE * terms.types().size()
                + VARIANT * (terms.variants().size() + terms.soft().size());
        return (int) (2 * (1 - SAME) / (2 - SAME) * (terms.words().size() + more));
    }

    /** Whether two names that both say this can mean but one product. */
    private static boolean isTelling(ProductTerms terms) {
        return !terms.words().isEmpty()
                || terms.types().size() + terms.variants().size() + terms.soft().size() >= ENOUGH_WITHOUT_BRAND;
    }

    private static double weighed(ProductTerms one, ProductTerms other, int moreSoft, int otherSoft) {
        int unsharedSoft = moreSoft + otherSoft;
        WordPairs pairs = WordPairs.of(one.words(), other.words());
        int moreTypes = without(one.types(), other.types()).size();
        int otherTypes = without(other.types(), one.types()).size();
        int sharedTypes = one.types().size() - moreTypes;
        int sharedVariants =
                one.variants().size() + (one.soft().size() + other.soft().size() - unsharedSoft) / 2;
        boolean named = pairs.shared() > 0
                || (one.words().isEmpty()
                        && other.words().isEmpty()
                        && sharedTypes + sharedVariants >= ENOUGH_WITHOUT_BRAND);
        if (!named) {
            return 0;
        }
        double types = (moreTypes > 0 && otherTypes > 0 ? TWO_TYPES : ONE_TYPE) * (moreTypes + otherTypes);
        double shared = pairs.shared() + TYPE * sharedTypes + VARIANT * sharedVariants;
        double likeness = 2 * shared / (2 * shared + pairs.more() + pairs.otherMore() + types + SOFT * unsharedSoft);
        boolean bothSayMore = pairs.more() + moreSoft > 0 && pairs.otherMore() + otherSoft > 0;
        return bothSayMore ? likeness * BOTH_SAY_MORE : likeness;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Words of two names, paired. */
    private record WordPairs(double shared, int more, int otherMore) {

        static WordPairs of(List<String> one, List<String> other) {
            Set<String> left = new HashSet<>(one);
            Set<String> right = new HashSet<>(other);
            double shared = 0;
            for (String word : one) {
                if (right.remove(word)) {
                    left.remove(word);
                    shared++;
                }
            }
            shared += compounds(one, left, right) + compounds(other, right, left);
            return new WordPairs(shared, left.size(), right.size());
        }

        /** Two neighbouring words that the other name writes as one: liqui-fruit, liquifruit. */
        private static double compounds(List<String> names, Set<String> parts, Set<String> whole) {
            double shared = 0;
            for (int i = 0; i + 1 < names.size(); i++) {
                boolean open = parts.contains(names.get(i)) && parts.contains(names.get(i + 1));
                if (open && whole.remove(names.get(i) + names.get(i + 1))) {
                    parts.remove(names.get(i));
                    parts.remove(names.get(i + 1));
                    shared++;
                }
            }
            return shared;
        }
    }
}
