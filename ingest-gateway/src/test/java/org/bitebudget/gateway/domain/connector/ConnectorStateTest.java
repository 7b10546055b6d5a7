package org.bitebudget.gateway.domain.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.RunReport.Fetched;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.junit.jupiter.api.Test;

class ConnectorStateTest {

    private static final Instant STARTED = Instant.parse("2026-03-28T05:00:00Z");
    private static final Instant ENDED = STARTED.plusSeconds(30);
    private static final Schedule HOURLY = new Schedule.Every(Duration.ofHours(1));
    private static final Position PAGE_3 = new Position(0, 3, "3");

    @Test
    void theFirstRunIsDueAtOnceAndTheNextAPeriodAfterIt() {
        assertThat(ConnectorState.NEW.nextRun(HOURLY, ENDED)).isEqualTo(ENDED);

        ConnectorState state = ConnectorState.NEW.after(run(Outcome.COMPLETE), Optional.empty(), Optional.empty());

        assertThat(state.nextRun(HOURLY, ENDED)).isEqualTo(STARTED.plus(Duration.ofHours(1)));
    }

    @Test
    void aHalfFetchedRunGoesOnAtItsPageSoon() {
        ConnectorState state = ConnectorState.NEW.after(run(Outcome.PARTIAL), Optional.of(PAGE_3), Optional.empty());

        assertThat(state.resume()).isEqualTo(PAGE_3);
        assertThat(state.nextRun(HOURLY, ENDED)).isEqualTo(ENDED.plusSeconds(60));
    }

    @Test
    void aResumedRunThatFailsAtOnceIsFollowedByOneFromTheStart() {
        ConnectorState state = ConnectorState.NEW
                .after(run(Outcome.PARTIAL), Optional.of(PAGE_3), Optional.empty())
                .after(run(Outcome.FAILED), Optional.of(PAGE_3), Optional.empty());

        assertThat(state.resume()).isNull();
        assertThat(state.nextRun(HOURLY, ENDED)).isEqualTo(ENDED.plusSeconds(120));
    }

    @Test
    void pausesDoubleUpToFourHoursAndNeverUndercutTheStore() {
        ConnectorState state = ConnectorState.NEW;
        for (int i = 0; i < 40; i++) {
            state = state.after(run(Outcome.FAILED), Optional.empty(), Optional.empty());
        }
        assertThat(state.nextRun(HOURLY, ENDED)).isEqualTo(ENDED.plus(Duration.ofMinutes(256)));

        ConnectorState asked =
                ConnectorState.NEW.after(run(Outcome.FAILED), Optional.empty(), Optional.of(Duration.ofDays(1)));
        assertThat(asked.nextRun(HOURLY, ENDED)).isEqualTo(ENDED.plus(Duration.ofDays(1)));
    }

    @Test
    void pagesWithoutEndAreNoReasonToComeBackSoon() {
        ConnectorState state = ConnectorState.NEW.after(run(Outcome.STOPPED), Optional.empty(), Optional.empty());

        assertThat(state.nextRun(HOURLY, ENDED)).isEqualTo(STARTED.plus(Duration.ofHours(1)));
    }

    @Test
    void timesOfTheDayAreTheStoresAlsoOverSummerTime() {
        Schedule daily =
                new Schedule.Daily(List.of(LocalTime.of(2, 30), LocalTime.of(17, 0)), ZoneId.of("Europe/Madrid"));

        assertThat(daily.next(Optional.empty(), STARTED)).isEqualTo(Instant.parse("2026-03-28T16:00:00Z"));
        Instant evening = Instant.parse("2026-03-28T16:00:00Z");
        // 02:30 does not exist on that night
        assertThat(daily.next(Optional.of(evening), evening)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aDailyScheduleComesToItsTimeHoweverOftenItIsAsked() {
        Schedule daily = new Schedule.Daily(List.of(LocalTime.of(17, 0)), ZoneId.of("Europe/Madrid"));
        Instant due = Instant.parse("2026-03-28T16:00:00Z");

        assertThat(ConnectorState.NEW.nextRun(daily, STARTED)).isEqualTo(due);
        ConnectorState missed = ConnectorState.NEW.after(run(Outcome.COMPLETE), Optional.empty(), Optional.empty());
        // switched off meanwhile: the run that was missed is due, whenever the file was read
        assertThat(missed.nextRun(daily, STARTED.plus(Duration.ofDays(3)))).isEqualTo(due);
    }

    private static RunReport run(Outcome outcome) {
        return RunReport.of("b", STARTED, ENDED, outcome, "", new Fetched(1, 1, 0, 0, 0), BatchProgress.NONE);
    }
}
