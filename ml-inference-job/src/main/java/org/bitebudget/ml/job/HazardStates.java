package org.bitebudget.ml.job;

import java.util.List;
import org.bitebudget.ml.domain.change.ChangeHazard;
import org.bitebudget.ml.domain.change.StoreHazards;
import org.bitebudget.state.StoreHazard;

/** What stores' prices taught, as state and back. */
final class HazardStates {

    private HazardStates() {}

    static StoreHazards open(Iterable<StoreHazard> kept) {
        StoreHazards hazards = new StoreHazards();
        for (StoreHazard store : kept) {
            hazards.put(
                    store.getStore(),
                    ChangeHazard.of(new ChangeHazard.State(
                            store.getChange(), store.getPromotion(), store.getChanged(), store.getReturned())));
        }
        return hazards;
    }

    static List<StoreHazard> kept(StoreHazards hazards) {
        return hazards.byStore().entrySet().stream()
                .map(store -> {
                    ChangeHazard.State state = store.getValue().state();
                    return new StoreHazard(
                            store.getKey(), state.change(), state.promotion(), state.changed(), state.returned());
                })
                .toList();
    }
}
