package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bitebudget.budget.domain.RedistributionRule.Movement;
import org.bitebudget.budget.domain.RedistributionRule.Standing;
import org.bitebudget.platform.taxonomy.Bucket;

@PropertyDefaults(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RedistributionRulePropertiesTest {

    private static final String FIXED_SEED = "20261122";
    private static final List<String> CATEGORIES =
            List.of("alcohol", "bakery", "clothing", "dairy", "dining", "entertainment", "produce", "snacks");

    @Provide
    Arbitrary<List<Standing>> standings() {
        return Arbitraries.randomValue(random -> {
            List<Standing> standings = new ArrayList<>();
            CATEGORIES.forEach(category -> standings.add(standing(category, random)));
            return standings;
        });
    }

    @Property(seed = FIXED_SEED)
    void nobodyGivesMoreThanHalfOfWhatIsLeftAtTheDaysEnd(@ForAll("standings") List<Standing> standings) {
        // When
        Map<String, Long> given = RedistributionRule.assess(standings).stream()
                .flatMap(movement -> movement.donations().stream())
                .collect(Collectors.groupingBy(
                        Redistribution.Donation::category, Collectors.summingLong(Redistribution.Donation::minor)));

        // Then
        for (Standing standing : standings) {
            assertThat(given.getOrDefault(standing.category().category(), 0L))
                    .isLessThanOrEqualTo(Math.max(0, standing.surplus() / 2));
        }
    }

    @Property(seed = FIXED_SEED)
    void onlyTheLessImportantGiveAndOnlyWhatIsNeeded(@ForAll("standings") List<Standing> standings) {
        Map<String, PlannedCategory> byId = standings.stream()
                .map(Standing::category)
                .collect(Collectors.toMap(PlannedCategory::category, Function.identity()));
        for (Movement movement : RedistributionRule.assess(standings)) {
            long moved = movement.donations().stream()
                    .mapToLong(Redistribution.Donation::minor)
                    .sum();
            assertThat(moved).isLessThanOrEqualTo(movement.need());
            for (Redistribution.Donation donation : movement.donations()) {
                PlannedCategory donor = byId.get(donation.category());
                assertThat(donor.essential()).isFalse();
                assertThat(donor.priority())
                        .isGreaterThanOrEqualTo(4)
                        .isGreaterThan(byId.get(movement.receiver()).priority());
            }
        }
    }

    @Property(seed = FIXED_SEED)
    void whatStaysUncoveredNobodyCouldHaveGiven(@ForAll("standings") List<Standing> standings) {
        // Given: each donor's half
        List<Movement> movements = RedistributionRule.assess(standings);
        Map<String, Long> left = standings.stream()
                .collect(Collectors.toMap(
                        standing -> standing.category().category(), standing -> Math.max(0, standing.surplus() / 2)));
        Map<String, PlannedCategory> byId = standings.stream()
                .map(Standing::category)
                .collect(Collectors.toMap(PlannedCategory::category, Function.identity()));

        for (Movement movement : movements) {
            movement.donations().forEach(gift -> left.merge(gift.category(), -gift.minor(), Long::sum));
            long moved = movement.donations().stream()
                    .mapToLong(Redistribution.Donation::minor)
                    .sum();
            if (moved < movement.need()) {
                int receiver = byId.get(movement.receiver()).priority();
                // Then
                assertThat(byId.values())
                        .filteredOn(donor -> !donor.essential() && donor.priority() >= 4 && donor.priority() > receiver)
                        .allMatch(donor -> left.get(donor.category()) == 0);
            }
        }
    }

    private static Standing standing(String category, Random random) {
        boolean overspent = random.nextInt(3) == 0;
        long amount = random.nextInt(20_000);
        return new Standing(
                new PlannedCategory(
                        category,
                        Bucket.WANT,
                        new Allocation.Rest(1),
                        1 + random.nextInt(5),
                        random.nextInt(4) == 0,
                        new DayDistribution.Even()),
                overspent ? -amount - 1 : amount,
                overspent ? amount + 1 : 0);
    }
}
