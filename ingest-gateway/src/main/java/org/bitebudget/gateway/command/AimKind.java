package org.bitebudget.gateway.command;

import org.bitebudget.event.Challenge;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.SavingsGoal;

/** What a household can set itself, beside a place on the leaderboard. */
public enum AimKind {
    /** Something to save for. */
    GOAL("gol", "/target", SavingsGoal.class),
    /** Something paid in equal parts. */
    INSTALMENTS("ins", "/total", InstalmentPlan.class),
    /** Something to manage within a span of days. */
    CHALLENGE("chl", "/limit", Challenge.class);

    private final String prefix;
    private final String amountMember;
    private final Class<?> content;

    AimKind(String prefix, String amountMember, Class<?> content) {
        this.prefix = prefix;
        this.amountMember = amountMember;
        this.content = content;
    }

    /** What its ids start with. */
    String prefix() {
        return prefix;
    }

    /** JSON pointer to its amount. */
    String amountMember() {
        return amountMember;
    }

    /** Whether the content of an event is of this kind. */
    boolean holds(Object aim) {
        return content.isInstance(aim);
    }
}
