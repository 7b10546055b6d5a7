package org.bitebudget.budget.domain.challenge;

import java.util.Collection;

/**
 * What a household brings to the leaderboard: no amounts, no categories, nothing that tells households apart but how they do.
 *
 * @param points 100 for each challenge completed, and one for each day kept
 * @param completed challenges completed
 * @param longestStreak days of the longest streak
 */
public record LeaderboardScore(int points, int completed, int longestStreak) {

    private static final int FOR_A_CHALLENGE = 100;

    /** The score of all challenges of a household. */
    public static LeaderboardScore of(Collection<ChallengeProgress> challenges) {
        int completed = (int) challenges.stream()
                .filter(progress -> progress.status() == ChallengeProgress.Status.COMPLETED)
                .count();
        int days = challenges.stream().mapToInt(ChallengeProgress::days).sum();
        int longest = challenges.stream()
                .filter(progress -> progress.challenge().kind() == Challenge.Kind.STREAK)
                .mapToInt(ChallengeProgress::days)
                .max()
                .orElse(0);
        return new LeaderboardScore(FOR_A_CHALLENGE * completed + days, completed, longest);
    }
}
