package org.bitebudget.platform.architecture.example.domain;

import org.bitebudget.platform.money.Money;

/** A domain class as it should be. */
public record PlainRule(Money limit) {}
