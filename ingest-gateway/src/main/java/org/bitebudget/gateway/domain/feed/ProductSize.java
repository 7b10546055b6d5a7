package org.bitebudget.gateway.domain.feed;

import org.bitebudget.platform.money.BaseUnit;

/**
 * Net content of one sold item, a multi-pack taken as a whole.
 *
 * @param amountMicro millionths of the base unit, above zero: 330 ml are 330,000
 * @param unit kilogram, litre or piece
 * @param count units in a multi-pack, 1 otherwise
 */
public record ProductSize(long amountMicro, BaseUnit unit, int count) {}
