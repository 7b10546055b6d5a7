package org.bitebudget.gateway.domain.image;

/**
 * What an image's header declares.
 *
 * @param width pixels
 * @param height pixels
 */
public record PixelSize(long width, long height) {

    /** Number of pixels a decoder would have to hold. */
    public long pixels() {
        return Math.multiplyExact(width, height);
    }
}
