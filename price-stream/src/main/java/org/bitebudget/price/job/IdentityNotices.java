package org.bitebudget.price.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.state.WatchNotice;

/** Sends what a product was found to be to where the product is watched. */
final class IdentityNotices extends RichMapFunction<ProductIdentity, WatchNotice> {

    private transient Buckets buckets;

    @Override
    public void open(OpenContext context) {
        buckets = new Buckets();
    }

    @Override
    public WatchNotice map(ProductIdentity identity) {
        String store = Buckets.normalised(identity.getStore());
        String product = Buckets.normalised(identity.getProduct());
        return new WatchNotice(buckets.of(store, product), null, identity);
    }
}
