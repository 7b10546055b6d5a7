package org.bitebudget.price.domain.alert;

import java.time.Instant;

/**
 * A crossing within a quiet time.
 *
 * @param ruleRevision the rule as it was then
 * @param move that crossed it
 * @param until when the quiet time ends
 */
public record Held(long ruleRevision, Move move, Instant until) {}
