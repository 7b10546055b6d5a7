package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bitebudget.platform.money.Money;

/** Histories are a function of the versions they were given, not of the order these came in. */
class ArrivalOrderTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-11-01");

    @Property(tries = 500)
    void anyOrderOfArrivalGivesTheSameHistory(@ForAll("versions") List<Observation> versions, @ForAll Random random) {
        // Given
        InMemoryArchive archive = new InMemoryArchive();
        PriceHistory history = history(versions, archive);

        // When the same versions come in another order, some of them twice
        List<Observation> shuffled = new ArrayList<>(versions);
        shuffled.addAll(versions.subList(0, versions.size() / 3));
        Collections.shuffle(shuffled, random);
        InMemoryArchive otherArchive = new InMemoryArchive();
        PriceHistory other = history(shuffled, otherArchive);

        // Then
        assertThat(other.recent()).isEqualTo(history.recent());
        assertThat(other.archived()).isEqualTo(history.archived());
        assertThat(otherArchive.months()).isEqualTo(archive.months());
        assertThat(other.view()).isEqualTo(history.view());
    }

    @Property(tries = 300)
    void statisticsStayWithinTheirBounds(@ForAll("versions") List<Observation> versions) {
        history(versions, new InMemoryArchive())
                .view()
                .flatMap(PriceView::statistics)
                .ifPresent(statistics -> {
                    long micro = 1_000_000;
                    assertThat(statistics.meanMicroMinor())
                            .isBetween(
                                    statistics.min().minor() * micro,
                                    statistics.max().minor() * micro);
                    assertThat(statistics.median()).isBetween(statistics.min(), statistics.max());
                    assertThat(statistics.changes()).isBetween(0, statistics.observations());
                });
    }

    @Property(tries = 300)
    void theLowestPriceIsNoneAboveTheCurrentOne(@ForAll("versions") List<Observation> versions) {
        history(versions, new InMemoryArchive()).view().ifPresent(view -> assertThat(
                        view.lowest().minor())
                .isLessThanOrEqualTo(view.price().minor()));
    }

    @Provide
    Arbitrary<List<Observation>> versions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs().between(95, 110),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.integers().between(0, 9))
                .as(ArrivalOrderTest::version)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Observation version(int day, int source, long cents, long revision, int retraction) {
        LocalDate date = FIRST.plusDays(day);
        Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Observation(
                "obs_" + date + "_" + source,
                at,
                date,
                new Money(cents, "EUR"),
                revision,
                source,
                retraction == 0,
                Sightings.offer("product, revision " + revision));
    }

    private static PriceHistory history(List<Observation> versions, PriceArchive archive) {
        PriceHistory history = PriceHistory.empty();
        versions.forEach(version -> history.add(version, archive));
        return history;
    }
}
