package org.bitebudget.benchmarks;

import java.time.Instant;
import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.bitebudget.price.domain.alert.ProductMove;
import org.bitebudget.price.domain.alert.Shrinkage;
import org.bitebudget.price.domain.alert.Size;

/**
 * Two sightings in a row that differ: of one product, or of one that is gone and the one that came in its place.
 *
 * @param smallest the smallest size known until then, or null
 */
record SizeStep(Seen before, Seen now, Size smallest) {

    /** A price of a product as it was seen. */
    record Seen(String store, String product, String name, Optional<Size> size, Money price, Instant at) {}

    /** The product until then, and the day. */
    String label() {
        return before.product() + " " + now.at().toString().substring(0, 10);
    }

    /** A smaller size at a higher unit price. */
    boolean isSmallerForMore() {
        if (before.size().isEmpty() || now.size().isEmpty()) {
            return false;
        }
        Size then = before.size().get();
        Size size = now.size().get();
        return then.unit().equals(size.unit())
                && size.amountMicro() < then.amountMicro()
                && (double) now.price().minor() / size.amountMicro()
                        > (double) before.price().minor() / then.amountMicro();
    }

    /** What the rule of alerts takes for shrinkage. */
    boolean isShrinkage() {
        ProductMove move = new ProductMove(
                now.store(),
                now.product(),
                now.name(),
                label(),
                0,
                now.at(),
                now.at(),
                "UTC",
                now.price().currency(),
                now.price().minor(),
                before.price().minor(),
                before.price().minor(),
                true,
                true,
                now.size().orElse(null),
                before.size().orElse(null),
                false);
        return Shrinkage.happensBy(move, smallest, before.name());
    }
}
