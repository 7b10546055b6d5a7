package org.bitebudget.price.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceHistory;
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
     * Tells what has to be told of observations that leave the history: where years of prices come between two checkpoints, they go
     * into quarantine or come out of it and are gone before the next.
     *
     * @param name of the product, as last seen; seldom asked for
     */
    static void tellLeft(WatchedProduct product, Supplier<String> name, Consumer<QuarantinedPrice> out) {
        for (PriceHistory.Left each : product.history().left()) {
            if (each.quarantined()) {
                QuarantineMark mark = mark(product, new Quarantined(each.observation(), each.usual()));
                if (!product.quarantined.contains(mark)) {
                    out.accept(event(product, product.revision + 1, name.get(), mark, false));
                }
            } else {
                product.quarantined.stream()
                        .filter(mark -> isOf(mark, each.observation()))
                        .forEach(mark -> out.accept(event(product, product.revision + 1, name.get(), mark, true)));
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
        return product.history().kept().stream().anyMatch(each -> isOf(mark, each));
    }

    private static boolean isOf(QuarantineMark mark, Observation observation) {
        return observation.atMicros() == mark.getAtMicros()
                && mark.getObservationId().startsWith(observation.id().toString());
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
                product.clock.store,
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
