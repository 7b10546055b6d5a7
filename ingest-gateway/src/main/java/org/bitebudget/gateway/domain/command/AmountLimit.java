package org.bitebudget.gateway.domain.command;

import java.util.List;
import org.bitebudget.platform.money.Money;

/** The largest amount that budgets take: wide enough for any household, narrow enough that no sum overflows. */
final class AmountLimit {

    private static final long MOST = 10_000_000_000_000L;

    private AmountLimit() {}

    static void check(String pointer, Money amount, List<Fault> faults) {
        if (amount.minor() > MOST) {
            faults.add(Fault.invalid(pointer, "at most " + MOST + " minor units"));
        }
    }
}
