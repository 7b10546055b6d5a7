package org.bitebudget.price.job.identity;

import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.ProductSize;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.IdentityMember;
import org.bitebudget.state.ProductSighting;

/** Keys of the streams that identities are found on. */
final class IdentityBlock {

    private IdentityBlock() {}

    /** Products of one currency and size are compared; one without a size is compared with none. */
    static String of(ProductSighting sighting) {
        ProductSize size = sighting.getSize();
        return size == null
                ? Keys.join(sighting.getCurrency(), sighting.getStore(), sighting.getProduct())
                : Keys.join(
                        sighting.getCurrency(),
                        size.getUnit().name(),
                        Long.toString(size.getAmountMicro()),
                        Integer.toString(size.getCount()));
    }

    static String product(ProductSighting sighting) {
        return Keys.join(sighting.getStore(), sighting.getProduct());
    }

    static String product(IdentityMember member) {
        return Keys.join(member.getStore(), member.getProduct());
    }

    static String product(ProductIdentity identity) {
        return Keys.join(identity.getStore(), identity.getProduct());
    }

    /** The product that the decision is about; the other one says what it is or is not. */
    static String product(IdentityDecision decision) {
        return Keys.join(decision.getStore(), decision.getProduct());
    }
}
