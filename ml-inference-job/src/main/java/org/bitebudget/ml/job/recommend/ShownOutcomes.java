package org.bitebudget.ml.job.recommend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bitebudget.event.ExposureAction;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.ml.domain.recommend.Household;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.bitebudget.state.ShownItemState;
import org.bitebudget.state.ShownListState;

/**
 * What came of recommendations that were shown: one is taken if the next receipt, by the time of its purchase, holds the product. A function of what
 * was shown and of the receipts, in whatever order they come; a corrected receipt changes the answer.
 */
final class ShownOutcomes {
    /** Showings that are remembered; older ones keep the outcome they have. */
    static final int KEPT = 50;

    private ShownOutcomes() {}

    /**
     * The showings with one more; the same again changes nothing.
     *
     * @param trial that the household is in
     */
    static List<ShownListState> with(
            List<ShownListState> shown, RecommendationExposure exposure, Optional<HouseholdTrial> trial) {
        boolean known = shown.stream().anyMatch(each -> each.getExposureId().equals(exposure.getExposureId()));
        if (known || exposure.getAction() != ExposureAction.SHOWN) {
            return shown;
        }
        List<ShownListState> all = new ArrayList<>(shown);
        all.add(new ShownListState(
                exposure.getExposureId(),
                exposure.getListId(),
                exposure.getModel(),
                exposure.getModelVersion(),
                micros(exposure.getEnvelope().getOccurredAt()),
                trial.map(HouseholdTrial::experiment).orElse(null),
                trial.map(running -> running.arm().label()).orElse(null),
                exposure.getItems().stream()
                        .map(item -> new ShownItemState(
                                item.getItemId(), item.getKind(), item.getPosition(), 0L, null, false))
                        .toList()));
        all.sort(Comparator.comparingLong(ShownListState::getShownAt).thenComparing(ShownListState::getExposureId));
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }

    /**
     * The showings with what has come of them.
     *
     * @param household whose they are
     * @param receipts oldest first
     * @param rows what is new to tell, added to
     */
    static List<ShownListState> settled(
            String household,
            List<ShownListState> shown,
            List<Household.Receipt> receipts,
            List<RecommendationOutcomeRow> rows) {
        return shown.stream()
                .map(list -> settled(household, list, receipts, rows))
                .toList();
    }

    private static ShownListState settled(
            String household,
            ShownListState list,
            List<Household.Receipt> receipts,
            List<RecommendationOutcomeRow> rows) {
        Optional<Household.Receipt> next = receipts.stream()
                .filter(receipt -> receipt.until() > list.getShownAt())
                .findFirst();
        List<ShownItemState> items = new ArrayList<>();
        for (ShownItemState item : list.getItems()) {
            String receipt = next.map(Household.Receipt::id).orElse(null);
            boolean taken = next.isPresent() && next.get().products().contains(item.getItemId());
            boolean told =
                    item.getRevision() > 0 && Objects.equals(receipt, item.getReceiptId()) && taken == item.getTaken();
            ShownItemState now = told
                    ? item
                    : new ShownItemState(
                            item.getItemId(),
                            item.getKind(),
                            item.getPosition(),
                            item.getRevision() + 1,
                            receipt,
                            taken);
            items.add(now);
            if (!told) {
                rows.add(row(household, list, now));
            }
        }
        return ShownListState.newBuilder(list).setItems(items).build();
    }

    private static RecommendationOutcomeRow row(String household, ShownListState list, ShownItemState item) {
        String experiment = list.getExperiment();
        return new RecommendationOutcomeRow(
                list.getExposureId(),
                item.getKind(),
                item.getPosition(),
                Instant.EPOCH.plus(list.getShownAt(), ChronoUnit.MICROS),
                list.getModel(),
                list.getModelVersion(),
                Objects.requireNonNullElse(experiment, ""),
                Objects.requireNonNullElse(list.getArm(), ""),
                item.getReceiptId() != null,
                item.getTaken(),
                item.getRevision(),
                experiment == null ? "" : Experiment.pseudonym(experiment, household));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
