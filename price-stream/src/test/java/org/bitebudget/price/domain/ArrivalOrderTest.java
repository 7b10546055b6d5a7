package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Histories are a function of the versions they were given, not of the order these came in. */
class ArrivalOrderTest {

    private static final int FIRST = Sightings.day("2025-01-01");

    @Property(tries = 500)
    void anyOrderOfArrivalGivesTheSameHistory(@ForAll("versions") List<Observation> versions, @ForAll Random random) {
        // Given revisions, retractions and implausible prices within 120 days
        PriceHistory history = history(versions);

        // When the same versions come in another order, some of them twice
        PriceHistory other = history(shuffled(versions, random));

        // Then
        assertThat(other.kept()).isEqualTo(history.kept());
        assertThat(other.older()).containsExactlyElementsOf(history.older());
        assertThat(other.quarantined()).isEqualTo(history.quarantined());
        assertThat(view(other)).isEqualTo(view(history));
    }

    @Property(tries = 200)
    void anyOrderWithinTheAllowedLatenessGivesTheSameHistory(@ForAll("years") List<Observation> versions) {
        // Given years in time, with corrections
        List<Observation> inTime = new ArrayList<>(versions);
        inTime.sort(Observation.BY_IDENTITY);

        // When they come in another order, none more than 120 days behind
        List<Observation> disorderly = new ArrayList<>(inTime);
        disorderly.sort((one, two) -> Integer.compare(one.day() + delay(one), two.day() + delay(two)));

        // Then
        assertThat(history(disorderly).kept()).isEqualTo(history(inTime).kept());
        assertThat(history(disorderly).older())
                .containsExactlyElementsOf(history(inTime).older());
    }

    @Property(tries = 300)
    void firstVersionsOfAnyAgeGiveTheSameLowestAndPreviousPriceAndStatistics(
            @ForAll("firstVersions") List<Observation> versions, @ForAll Random random) {
        // Given plausible prices of years, which were never corrected
        PriceView view = view(history(versions)).orElseThrow();

        // When they come in any order
        PriceView other = view(history(shuffled(versions, random))).orElseThrow();

        // Then all but the beginning of a long run of equal prices is the same
        assertThat(other.offer()).isEqualTo(view.offer());
        assertThat(other.previous()).isEqualTo(view.previous());
        assertThat(other.statistics()).isEqualTo(view.statistics());
        assertThat(other.trend()).isEqualTo(view.trend());
    }

    @Property(tries = 300)
    void statisticsStayWithinTheirBounds(@ForAll("versions") List<Observation> versions) {
        view(history(versions)).map(PriceView::statistics).orElse(List.of()).forEach(statistics -> {
            long micro = 1_000_000;
            assertThat(statistics.meanMicroMinor()).isBetween(statistics.min() * micro, statistics.max() * micro);
            assertThat(statistics.median()).isBetween(statistics.min(), statistics.max());
            assertThat(statistics.changes()).isBetween(0, statistics.observations());
            assertThat(statistics.knownDays()).isBetween(1, statistics.windowDays());
            assertThat(statistics.volatilityMicro()).isNotNegative();
        });
    }

    @Property(tries = 300)
    void theLowestPriceIsNoneAboveTheCurrentOne(@ForAll("versions") List<Observation> versions) {
        history(versions).current().ifPresent(offer -> assertThat(offer.lowest())
                .isLessThanOrEqualTo(offer.minor()));
    }

    @Provide
    Arbitrary<List<Observation>> versions() {
        return versions(118, Arbitraries.oneOf(Arbitraries.longs().between(95, 110), Arbitraries.of(10_000L, 2L)))
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Observation>> years() {
        return versions(700, Arbitraries.oneOf(Arbitraries.longs().between(95, 110), Arbitraries.of(10_000L)))
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Observation>> firstVersions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.longs().between(95, 99))
                .as((day, cents) -> Sightings.observation(FIRST + day, 0, 2, cents, 0, false, 1))
                .list()
                .uniqueElements(Observation::day)
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static ListArbitrary<Observation> versions(int days, Arbitrary<Long> cents) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, days),
                        Arbitraries.integers().between(1, 3),
                        cents,
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(1f, 0.3f))
                .as((day, rank, price, revision, retraction, trust) -> Sightings.observation(
                        FIRST + day, 8 * (rank - 1), rank, price, revision, retraction == 0, trust))
                .list();
    }

    /** Up to 119 days, the same for the same version. */
    private static int delay(Observation version) {
        return Math.floorMod(version.hashCode(), PriceHistory.LATENESS_DAYS);
    }

    private static List<Observation> shuffled(List<Observation> versions, Random random) {
        List<Observation> shuffled = new ArrayList<>(versions);
        shuffled.addAll(versions.subList(0, versions.size() / 3));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Optional<PriceView> view(PriceHistory history) {
        return history.view(
                history.kept().stream().mapToInt(Observation::day).max().orElseThrow() + 5);
    }

    private static PriceHistory history(List<Observation> versions) {
        PriceHistory history = PriceHistory.empty();
        versions.forEach(history::add);
        return history;
    }
}
