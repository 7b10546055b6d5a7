package org.bitebudget.price.domain;

import java.util.Arrays;

/** What an observation says about the product and its offer beside the price, closed: encoded and compared, not looked into. */
public final class Offer implements Comparable<Offer> {

    private final byte[] encoded;

    /** @param encoded never changed afterwards */
    public Offer(byte[] encoded) {
        this.encoded = encoded;
    }

    /** Not to be changed. */
    public byte[] encoded() {
        return encoded;
    }

    @Override
    public int compareTo(Offer other) {
        return Arrays.compareUnsigned(encoded, other.encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Offer offer && Arrays.equals(encoded, offer.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
