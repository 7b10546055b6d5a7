package org.bitebudget.price.domain.alert;

import java.time.Instant;

/**
 * What a household is to be told.
 *
 * @param rule what it wanted to be told
 * @param crossing the move that crossed the rule
 * @param now the last move of the product, the same one unless a quiet time lay between
 * @param at when it is told
 */
public record Telling(AlertRule rule, Move crossing, Move now, Instant at) {}
