package org.bitebudget.platform.architecture.example.domain;

import org.bitebudget.event.Money;

/** A domain class that lets a generated event in. */
public record RuleOverEvents(Money limit) {}
