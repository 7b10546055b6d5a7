package org.bitebudget.ml.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.SpendingFeatures;
import org.bitebudget.ml.domain.segment.Spending;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.bitebudget.schema.TrustedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From outlooks on their topic to segments on theirs, over a real broker. */
class SegmentTopicsTest {

    static {
        TrustedClasses.install();
    }

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final int HOUSEHOLDS = 60;
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final Random random = new Random(20_261_122L);

    @Test
    void everyHouseholdWithAPlannedMonthIsToldItsSegmentByItsNewestOutlook() throws Exception {
        // Given: outlooks, of which one was replaced, one has no planned month and one is poison
        Set<String> planned = new HashSet<>();
        for (int i = 0; i < HOUSEHOLDS; i++) {
            String household = UUID.randomUUID().toString();
            planned.add(household);
            send(outlook(household, 1, features(i)));
        }
        String replaced = planned.iterator().next();
        SpendingFeatures newest = features(3);
        newest.setPurchasesPerMonth(77);
        send(outlook(replaced, 2, newest));
        send(outlook(UUID.randomUUID().toString(), 1, null));
        String poison = UUID.randomUUID().toString();
        STACK.topics()
                .sendBytes(
                        Topics.HOUSEHOLD_OUTLOOKS.name(),
                        Keys.join(poison),
                        List.of("no outlook".getBytes(StandardCharsets.UTF_8)));

        // When
        SegmentTopics topics = new SegmentTopics(STACK.bootstrap(), RegistrySettings.at(STACK.registry()));
        List<Spending> households = topics.households();
        topics.write(new SegmentEvents(AT).of(BehaviourClusters.of(households)));

        // Then
        List<HouseholdSegment> told = STACK.topics().events(Topics.HOUSEHOLD_SEGMENTS);
        assertThat(told).extracting(HouseholdSegment::getHousehold).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(told).extracting(HouseholdSegment::getSegment).doesNotContainNull();
        assertThat(told.stream().map(HouseholdSegment::getSegment).distinct()).hasSize(5);
        assertThat(told)
                .allSatisfy(segment -> assertThat(segment.getSentences()).containsOnlyKeys("en", "es", "de"));
        assertThat(households)
                .filteredOn(spending -> spending.household().equals(replaced))
                .singleElement()
                .satisfies(spending -> assertThat(spending.purchases()).isEqualTo(77));
    }

    private static void send(HouseholdOutlook outlook) {
        STACK.topics().send(Topics.HOUSEHOLD_OUTLOOKS, Keys.join(outlook.getHousehold()), outlook);
    }

    /** Five kinds of households, each a little different from the others of its kind. */
    private SpendingFeatures features(int number) {
        int kind = number % 5;
        double noise = random.nextDouble() / 20;
        return new SpendingFeatures(
                "EUR",
                3,
                100_000L * (1 + kind) + random.nextInt(5_000),
                Map.of(
                        "produce",
                        0.5 + noise,
                        "dining",
                        kind == 1 ? 0.5 - noise : 0.1,
                        "housing",
                        kind == 1 ? 0 : 0.4 - noise),
                kind == 2 ? 0.2 + noise : 0.9 - noise,
                kind == 3 ? 0.4 + noise : 0.05 + noise,
                10 + 5 * kind + noise,
                kind == 1 ? 0.5 + noise : 0.1 + noise);
    }

    private static HouseholdOutlook outlook(String household, long revision, SpendingFeatures features) {
        return HouseholdOutlook.newBuilder()
                .setEnvelope(new Envelope("evt_" + revision, household, revision, AT, AT, "test", household))
                .setHousehold(household)
                .setAsOf(LocalDate.of(2026, 11, 22))
                .setGoals(new ArrayList<>())
                .setFeatures(features)
                .build();
    }
}
