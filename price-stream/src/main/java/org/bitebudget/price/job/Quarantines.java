package org.bitebudget.price.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.Quarantined;
import org.bitebudget.state.QuarantineMark;

/** Tells which observations of a product went into quarantine and which came out since it was told last. */
final class Quarantines {

    private static final String REASON = "implausible-jump";

    private Quarantines() {}

    /** @param name of the product, as last seen */
    static void tell(WatchedProduct product, String name, Consumer<QuarantinedPrice> out) {
        List<Quarantined> waiting = product.history().quarantined();
        if (waiting.isEmpty() && product.quarantined.isEmpty()) {
            return;
        }
        List<QuarantineMark> now = new ArrayList<>();
        for (Quarantined each : waiting) {
            QuarantineMark mark = mark(product, each);
            now.add(mark);
            if (!product.quarantined.contains(mark)) {
                out.accept(event(product, product.revision, name, mark, false));
            }
        }
        for (QuarantineMark mark : product.quarantined) {
            if (!names(now, mark.getObservationId()) && isKept(product, mark)) {
                out.accept(event(product, product.revision, name, mark, true));
            }
        }
        product.quarantined = now;
    }

    /**
     * Tells of those that leave the history and were not told before: where years of prices come between two checkpoints, they come
     * and go.
     *
     * @param name of the product, as last seen
     */
    static void tellLeft(WatchedProduct product, String name, Consumer<QuarantinedPrice> out) {
        for (Quarantined each : product.history().left()) {
            QuarantineMark mark = mark(product, each);
            if (!product.quarantined.contains(mark)) {
                out.accept(event(product, product.revision + 1, name, mark, false));
            }
        }
    }

    private static QuarantineMark mark(WatchedProduct product, Quarantined waiting) {
        Observation observation = waiting.observation();
        String id = WholeIds.of(product, observation);
        return new QuarantineMark(
                product.quarantined.stream()
                        .map(QuarantineMark::getObservationId)
                        .filter(told -> told.startsWith(id))
                        .findFirst()
                        .orElse(id),
                observation.atMicros(),
                observation.minor(),
                observation.currency(),
                waiting.usual());
    }

    private static boolean names(List<QuarantineMark> marks, String observationId) {
        return marks.stream().anyMatch(each -> each.getObservationId().equals(observationId));
    }

    private static boolean isKept(WatchedProduct product, QuarantineMark mark) {
        return product.history().kept().stream()
                .anyMatch(each -> each.atMicros() == mark.getAtMicros()
                        && mark.getObservationId().startsWith(each.id().toString()));
    }

    private static QuarantinedPrice event(
            WatchedProduct product, long revision, String name, QuarantineMark mark, boolean released) {
        String id = mark.getObservationId();
        return new QuarantinedPrice(
                new Envelope(
                        Ids.of("evt", PriceJob.NAME, id, Long.toString(revision), Boolean.toString(released)),
                        id,
                        revision,
                        Micros.toInstant(mark.getAtMicros()),
                        Micros.toInstant(product.recordedAtMicros),
                        PriceJob.NAME,
                        null),
                product.store,
                product.product,
                name,
                id,
                new Money(mark.getPriceMinor(), mark.getCurrency()),
                new Money(mark.getUsualMinor(), mark.getCurrency()),
                Micros.toInstant(mark.getAtMicros()),
                REASON,
                released);
    }
}
