package org.bitebudget.budget.domain;

/**
 * What one member moved in a month, in one currency and minor units. Transfers are neutral to the household and visible here.
 *
 * @param member id of the member
 * @param currency ISO 4217 code, as it was paid: nothing is converted
 * @param spent purchases less refunds
 * @param sent what went to other members
 * @param received what came from other members
 */
public record MemberAccount(String member, String currency, long spent, long sent, long received) {

    /** Both together. */
    MemberAccount plus(MemberAccount other) {
        return new MemberAccount(
                member,
                currency,
                Math.addExact(spent, other.spent),
                Math.addExact(sent, other.sent),
                Math.addExact(received, other.received));
    }

    boolean isZero() {
        return spent == 0 && sent == 0 && received == 0;
    }
}
