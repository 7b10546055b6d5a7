package org.bitebudget.ml.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.ml.domain.segment.Feature;
import org.bitebudget.ml.domain.segment.Segment;
import org.bitebudget.ml.domain.segment.Spending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BehaviourClustersTest {

    static final List<Locale> LANGUAGES = SegmentEvents.LANGUAGES;

    // Middles of what each kind of household does: spending, part of wants, adherence, savings rate, purchases, impulse
    // rate
    private static final Map<Segment, double[]> KINDS = Map.of(
            Segment.SAVERS, new double[] {120_000, 0.15, 0.98, 0.45, 20, 0.02},
            Segment.BALANCED, new double[] {180_000, 0.30, 0.95, 0.20, 35, 0.05},
            Segment.SPENDERS, new double[] {200_000, 0.70, 0.85, 0.05, 60, 0.20},
            Segment.STRUGGLING, new double[] {150_000, 0.35, 0.40, 0.00, 45, 0.35},
            Segment.PREMIUM, new double[] {900_000, 0.40, 0.96, 0.22, 80, 0.05});

    /** How many minor units go for a cent. */
    private static final Map<String, Double> UNITS = Map.of("EUR", 1.0, "JPY", 1.6, "KRW", 16.0);

    @Test
    void householdsThatSpendAlikeComeTogetherUnderTheNameOfWhatTheyHaveMost() {
        List<Spending> households = new ArrayList<>(households(60, "EUR"));
        households.addAll(households(20, "JPY"));
        Collections.shuffle(households, new Random(3));

        Map<Segment, List<Spending>> segments = BehaviourClusters.of(households);

        assertThat(segments).containsOnlyKeys(Segment.values());
        segments.forEach((segment, group) -> {
            long right = group.stream()
                    .filter(household -> household.household().startsWith(segment.name()))
                    .count();
            assertThat(right).as("of %d %s", group.size(), segment).isGreaterThan(group.size() * 9L / 10);
        });
        assertThat(segments.values().stream().mapToInt(List::size).sum()).isEqualTo(households.size());
    }

    @Test
    void whatACurrencyCountsInDecidesOnNoName() {
        // Given: in Korea there are struggling households and none that spend much, and a won is a thousandth of a euro
        List<Spending> households = new ArrayList<>(households(30, "EUR"));
        households(30, "KRW").stream()
                .filter(household -> !household.household().startsWith(Segment.PREMIUM.name()))
                .forEach(households::add);
        Collections.shuffle(households, new Random(3));

        Map<Segment, List<Spending>> segments = BehaviourClusters.of(households);

        assertThat(segments.get(Segment.PREMIUM))
                .extracting(Spending::household)
                .allSatisfy(household -> assertThat(household).startsWith(Segment.PREMIUM + "-EUR"));
    }

    @Test
    void theSameHouseholdsInTheSameOrderComeToTheSameGroups() {
        List<Spending> households = households(20, "EUR");
        assertThat(BehaviourClusters.of(households)).isEqualTo(BehaviourClusters.of(households));
    }

    @Test
    void fewerThanTenForEachGroupAreRefused() {
        List<Spending> few = households(20, "EUR").subList(0, BehaviourClusters.FEWEST - 1);
        assertThatThrownBy(() -> BehaviourClusters.of(few))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 50 households");
    }

    @Test
    void householdsThatAreAllTheSameGiveNoErrors() {
        List<Spending> same = Collections.nCopies(60, households(1, "EUR").get(0));
        assertThat(BehaviourClusters.of(same)).containsExactly(Map.entry(Segment.BALANCED, same));
    }

    @Test
    void anEventComparesAHouseholdWithTheMiddleOfItsSegmentWithoutAmounts() {
        List<Spending> households = households(20, "EUR");
        Map<Segment, List<Spending>> segments = BehaviourClusters.of(households);

        List<HouseholdSegment> events = new SegmentEvents(Instant.parse("2026-11-22T00:00:00Z")).of(segments);

        assertThat(events).hasSize(households.size()).allSatisfy(event -> {
            assertThat(event.getComparisons())
                    .extracting(comparison -> comparison.getFeature())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Feature.values())
                            .filter(feature -> feature != Feature.MONTHLY_SPENDING)
                            .map(Feature::key)
                            .toList());
            assertThat(event.getSentences()).containsOnlyKeys("en", "es", "de");
            assertThat(event.getSentences().get("en")).contains(Integer.toString(event.getHouseholds()));
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everySegmentHasASentenceInEveryLanguageAndNoOtherIsThere(Locale language) {
        assertThat(SegmentEvents.bundle(language).keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Segment.values())
                        .map(segment -> segment.name().toLowerCase(Locale.ROOT))
                        .toList());
        for (String key : SegmentEvents.bundle(language).keySet()) {
            assertThat(SegmentEvents.bundle(language).getString(key)).contains("{0}", "{1}", "{2}", "{3}", "{4}");
        }
    }

    /** So many of each kind, each a little different. */
    private static List<Spending> households(int ofEachKind, String currency) {
        Random random = new Random(7);
        List<Spending> households = new ArrayList<>();
        for (Segment kind : Segment.values()) {
            double[] middle = KINDS.get(kind);
            for (int i = 0; i < ofEachKind; i++) {
                double wants = near(middle[1], 0.03, random);
                households.add(new Spending(
                        kind + "-" + currency + i,
                        currency,
                        Math.round(middle[0] * (1 + 0.05 * random.nextGaussian()) * UNITS.get(currency)),
                        Map.of("dining", wants, "dairy", 1 - wants),
                        near(middle[2], 0.02, random),
                        near(middle[3], 0.02, random),
                        middle[4] + 2 * random.nextGaussian(),
                        near(middle[5], 0.01, random)));
            }
        }
        return households;
    }

    private static double near(double middle, double spread, Random random) {
        return Math.max(0, Math.min(1, middle + spread * random.nextGaussian()));
    }
}
