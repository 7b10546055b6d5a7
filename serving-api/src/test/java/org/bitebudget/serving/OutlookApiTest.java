package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bitebudget.event.BehaviourSegment;
import org.bitebudget.event.GoalStanding;
import org.bitebudget.event.GoalStatus;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.InsightKind;
import org.bitebudget.event.InsightStanding;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.event.Sealed;
import org.bitebudget.event.SegmentComparison;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutlookApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> SENTENCES = Map.of("en", "Saved", "es", "Ahorrado", "de", "Gespart");

    private final String household = UUID.randomUUID().toString();
    private final String entryId = "plc_" + household;

    @Test
    void goalsAndInsightsComeInTheLanguageAskedForWithTheirNames() throws Exception {
        Sealer sealer = new Sealer(HouseholdKeys.in(serving.home().resolve("keys")));
        Sealed name = SealedText.seal(sealer, household, "A boat", "gol_1");
        send(outlook(1, name));

        JsonNode goals = serving.await(household, "/api/v1/goals", "/items/0/name", "A boat");
        assertThat(goals.at("/as_of").asText()).isEqualTo("2026-11-20");
        assertThat(goals.at("/items/0/target/minor").asLong()).isEqualTo(30_000);
        assertThat(goals.at("/items/0/saved/minor").asLong()).isEqualTo(10_000);
        assertThat(goals.at("/items/0/status").asText()).isEqualTo("on-track");
        assertThat(goals.at("/items/0/sentence").asText()).isEqualTo("Saved");
        assertThat(goals.at("/items/0").has("sentences")).isFalse();
        JsonNode insights = serving.get(household, "/api/v1/insights?lang=de");
        assertThat(insights.at("/items/0/kind").asText()).isEqualTo("safe-to-spend");
        assertThat(insights.at("/items/0/sentence").asText()).isEqualTo("Gespart");
        assertThat(serving.get(household, "/api/v1/insights?lang=es")
                        .at("/items/0/sentence")
                        .asText())
                .isEqualTo("Ahorrado");
        assertThat(serving.fetch(household, "/api/v1/insights?lang=xx").statusCode())
                .isEqualTo(400);

        HouseholdKeys.in(serving.home().resolve("keys")).delete(household);
        assertThat(serving.get(household, "/api/v1/goals").at("/items/0").has("name"))
                .isFalse();
        assertThat(serving.get(UUID.randomUUID().toString(), "/api/v1/goals")
                        .at("/items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theLeaderboardRanksPlacesMarksOnesOwnAndForgetsWhoLeft() throws Exception {
        send(outlook(1, null));
        send(place(entryId, "Brave Otter 0001", 120, false));
        send(place(entryId + "-2", "Calm Crane 0002", 300, false));
        await().atMost(SOON).until(() -> places().size() == 2);

        JsonNode board = serving.get(household, "/api/v1/leaderboard?limit=500");
        JsonNode own = StreamSupport.stream(board.at("/items").spliterator(), false)
                .filter(item -> item.get("own").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(own.get("pseudonym").asText()).isEqualTo("Brave Otter 0001");
        assertThat(own.get("rank").asInt()).isGreaterThan(1);
        assertThat(board.toString()).doesNotContain(household);

        send(place(entryId, null, 0, true));
        await().atMost(SOON).until(() -> places().size() == 1);
        send(place(entryId + "-2", null, 0, true));
        await().atMost(SOON).until(() -> places().isEmpty());
    }

    @Test
    void aSegmentIsShownOnceItIsKnown() throws Exception {
        serving.awaitReady();
        assertThat(serving.fetch(household, "/api/v1/segment").statusCode()).isEqualTo(404);
        serving.topics()
                .send(
                        Topics.HOUSEHOLD_SEGMENTS,
                        Keys.join(household),
                        new HouseholdSegment(
                                SampleEvents.envelope("seg", 1, household, SampleEvents.AT),
                                household,
                                BehaviourSegment.SAVERS,
                                "2026-11-20",
                                12,
                                List.of(new SegmentComparison("savings_rate", 0.3, 0.25)),
                                SENTENCES));

        JsonNode segment = serving.await(household, "/api/v1/segment", "/segment", "savers");
        assertThat(segment.at("/comparisons/0/middle").asDouble()).isEqualTo(0.25);
        assertThat(segment.at("/sentence").asText()).isEqualTo("Saved");
    }

    @Test
    void theStreamTellsOfANewOutlook() throws Exception {
        serving.awaitReady();
        StreamListener mine = serving.listen(serving.token(household, Set.of(Scope.BUDGETS_READ)));

        send(outlook(3, null));

        JsonNode told = mine.next();
        assertThat(told.at("/type").asText()).isEqualTo("outlook");
        assertThat(told.at("/data/revision").asLong()).isEqualTo(3);
    }

    private List<String> places() throws Exception {
        return StreamSupport.stream(
                        serving.get(household, "/api/v1/leaderboard?limit=500")
                                .at("/items")
                                .spliterator(),
                        false)
                .map(item -> item.get("pseudonym").asText())
                .filter(name -> name.matches(".* 000[12]"))
                .toList();
    }

    private void send(HouseholdOutlook outlook) {
        serving.topics().send(Topics.HOUSEHOLD_OUTLOOKS, Keys.join(household), outlook);
    }

    private void send(LeaderboardEntry place) {
        serving.topics().send(Topics.LEADERBOARD_ENTRIES, Keys.join(place.getEntryId()), place);
    }

    private static LeaderboardEntry place(String entryId, String pseudonym, int points, boolean left) {
        return new LeaderboardEntry(
                SampleEvents.envelope(entryId, 1, null, SampleEvents.AT), entryId, pseudonym, points, 1, 4, left);
    }

    private HouseholdOutlook outlook(long revision, Sealed name) {
        LocalDate deadline = LocalDate.of(2026, 12, 24);
        GoalStanding goal = new GoalStanding(
                "gol_1",
                1L,
                new SavingsGoal(name, SampleEvents.euro(30_000), SampleEvents.DAY, deadline),
                SampleEvents.euro(10_000),
                35,
                SampleEvents.euro(572),
                deadline,
                GoalStatus.ON_TRACK,
                SENTENCES);
        InsightStanding safe = new InsightStanding(
                InsightKind.SAFE_TO_SPEND,
                null,
                null,
                SampleEvents.euro(1_200),
                SampleEvents.euro(20_000),
                SampleEvents.DAY,
                null,
                SENTENCES);
        return new HouseholdOutlook(
                SampleEvents.envelope("out_" + household, revision, household, SampleEvents.AT),
                household,
                SampleEvents.DAY,
                List.of(goal),
                List.of(),
                List.of(),
                List.of(safe),
                null,
                "Brave Otter 0001",
                entryId);
    }
}
