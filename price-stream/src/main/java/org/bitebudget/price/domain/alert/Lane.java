package org.bitebudget.price.domain.alert;

import java.util.Map;

/**
 * What a subject with rules knows of one of its products.
 *
 * @param last its last move
 * @param smallest the smallest size known of it, or null
 * @param rests thresholds that rest, by the number of their group
 * @param held index of the held crossings by the end of their quiet times in microseconds since 1970; 0 while there is none
 */
public record Lane(Move last, Size smallest, Map<Long, Rests> rests, long held) {

    Rests rests(long group) {
        return rests.getOrDefault(group, Rests.NONE);
    }

    Lane withHeld(long index) {
        return new Lane(last, smallest, rests, index);
    }
}
