package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.ChallengeStanding;
import org.bitebudget.event.GoalStanding;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.InsightStanding;
import org.bitebudget.event.InstalmentStanding;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.Sealed;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;

/** Outlooks as the API shows them: names opened, sentences in the language that was asked for. */
final class OutlookViews {

    private static final String SENTENCES = "sentences";

    private final Sealer sealer;

    /** @param sealer opens names */
    OutlookViews(Sealer sealer) {
        this.sealer = sealer;
    }

    ObjectNode goals(HouseholdOutlook outlook, String language) {
        return dated(outlook, EventJson.arrayOf(outlook.getGoals(), goal -> goal(goal, language)));
    }

    ObjectNode instalments(HouseholdOutlook outlook, String language) {
        return dated(outlook, EventJson.arrayOf(outlook.getInstalments(), plan -> instalment(plan, language)));
    }

    ObjectNode challenges(HouseholdOutlook outlook, String language) {
        return dated(outlook, EventJson.arrayOf(outlook.getChallenges(), challenge -> challenge(challenge, language)));
    }

    ObjectNode insights(HouseholdOutlook outlook, String language) {
        return dated(
                outlook,
                EventJson.arrayOf(
                        outlook.getInsights(),
                        (InsightStanding insight) -> told(insight, insight.getSentences(), language)));
    }

    /** The places in order, one's own marked; equal points share a rank. */
    static ObjectNode leaderboard(List<LeaderboardEntry> places, Optional<HouseholdOutlook> own) {
        String mine = own.map(HouseholdOutlook::getLeaderboardEntryId).orElse("");
        ObjectNode json = EventJson.object();
        own.map(HouseholdOutlook::getPseudonym).ifPresent(name -> json.put("pseudonym", name));
        ArrayNode items = json.putArray("items");
        int rank = 0;
        for (int i = 0; i < places.size(); i++) {
            LeaderboardEntry place = places.get(i);
            if (i == 0 || place.getPoints() < places.get(i - 1).getPoints()) {
                rank = i + 1;
            }
            items.addObject()
                    .put("rank", rank)
                    .put("pseudonym", place.getPseudonym())
                    .put("points", place.getPoints())
                    .put("completed", place.getCompleted())
                    .put("longest_streak", place.getLongestStreak())
                    .put("own", place.getEntryId().equals(mine));
        }
        return json;
    }

    /** Which households spend alike, and how one's own compares. */
    static ObjectNode segment(HouseholdSegment segment, String language) {
        return told(segment, segment.getSentences(), language);
    }

    private ObjectNode goal(GoalStanding goal, String language) {
        ObjectNode json = named(goal.getGoal(), goal.getGoal().getName(), goal.getGoalId());
        json.setAll(told(goal, goal.getSentences(), language));
        json.remove("goal");
        return json;
    }

    private ObjectNode instalment(InstalmentStanding plan, String language) {
        ObjectNode json = named(plan.getPlan(), plan.getPlan().getName(), plan.getInstalmentId());
        json.setAll(told(plan, plan.getSentences(), language));
        json.remove("plan");
        return json;
    }

    private ObjectNode challenge(ChallengeStanding challenge, String language) {
        ObjectNode json =
                named(challenge.getChallenge(), challenge.getChallenge().getName(), challenge.getChallengeId());
        json.setAll(told(challenge, challenge.getSentences(), language));
        json.remove("challenge");
        return json;
    }

    private ObjectNode named(SpecificRecord aim, Sealed name, String aimId) {
        ObjectNode json = EventJson.of(aim);
        Optional.ofNullable(name).flatMap(held -> opened(held, aimId)).ifPresent(text -> json.put("name", text));
        return json;
    }

    private static ObjectNode told(SpecificRecord event, Map<String, String> sentences, String language) {
        ObjectNode json = EventJson.of(event);
        json.remove(SENTENCES);
        return json.put("sentence", sentences.get(language));
    }

    private static ObjectNode dated(HouseholdOutlook outlook, ArrayNode items) {
        ObjectNode json = EventJson.object().put("as_of", outlook.getAsOf().toString());
        json.set("items", items);
        return json;
    }

    /** A name whose key was deleted is gone. */
    private Optional<String> opened(Sealed name, String aimId) {
        try {
            return Optional.of(SealedText.open(sealer, name, aimId));
        } catch (KeyDeletedException e) {
            return Optional.empty();
        }
    }
}
