package org.bitebudget.price.domain.alert;

/**
 * Net content of what is sold as one.
 *
 * @param amountMicro millionths of a kilogram, litre or piece
 * @param unit name of the base unit
 * @param count units in a multi-pack
 */
public record Size(long amountMicro, String unit, int count) {

    boolean comparesTo(Size other) {
        return other != null && unit.equals(other.unit) && count == other.count;
    }
}
