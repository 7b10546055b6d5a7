package org.bitebudget.ml.boost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ml.boost.BoostedRanker.Round;
import org.bitebudget.ml.boost.BoostedRanker.Stopped;
import org.bitebudget.ml.domain.recommend.PurchaseModel;
import org.bitebudget.ml.domain.recommend.RankingExamples;
import org.bitebudget.ml.domain.recommend.Shoppers;
import org.junit.jupiter.api.Test;

class BoostedRankerTest {

    @Test
    void growingEndsWhenHeldOutShoppersAreForeseenNoBetter() {
        // Given shoppers who take any of their five staples, which many trees can only learn by heart
        RankingExamples examples = examples(300);

        // When trees are grown
        List<Round> rounds = new ArrayList<>();
        Stopped stopped = BoostedRanker.learnWhileBetter(examples, rounds::add);

        // Then they end some rounds after the best, and are those of the best round
        Round best = rounds.get(stopped.rounds() - 1);
        assertThat(rounds).hasSizeLessThan(400);
        assertThat(best.best()).isTrue();
        assertThat(best.ndcg()).isEqualTo(stopped.ndcg()).isBetween(0.1, 1.0);
        assertThat(rounds.subList(stopped.rounds(), rounds.size())).noneMatch(Round::best);
        try (BoostedRanker trees = stopped.trees();
                BoostedRanker same = BoostedRanker.learn(examples.every(5, true), stopped.rounds())) {
            assertThat(trees.score(examples.rows(), examples.size()))
                    .containsExactly(same.score(examples.rows(), examples.size()));
        }
    }

    @Test
    void whereNobodyCanBeHeldOutTheUsualTreesAreGrown() {
        Stopped stopped = BoostedRanker.learnWhileBetter(examples(1), round -> {});
        assertThat(stopped.rounds()).isEqualTo(BoostedRanker.ROUNDS);
        assertThat(stopped.ndcg()).isNaN();
        stopped.trees().close();
    }

    private static RankingExamples examples(int shoppers) {
        RankingExamples[] examples = new RankingExamples[1];
        PurchaseModel.learn(Shoppers.some(shoppers, 5), Shoppers.ITEMS, given -> {
            examples[0] = given;
            return (rows, count) -> new double[count];
        });
        return examples[0];
    }
}
