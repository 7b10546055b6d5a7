package org.bitebudget.ml.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.boost.BoostedRanker;
import org.junit.jupiter.api.Test;

class PurchaseModelTest {

    private static final int SHOPPERS = 300;

    private static final List<Shopper> TWO_TASTES = Shoppers.some(SHOPPERS, 5);

    private static final PurchaseModel MODEL = PurchaseModel.learn(TWO_TASTES, Shoppers.ITEMS, BoostedRanker::learn);

    @Test
    void recommendsTheStaplesOfAShoppersTaste() {
        // When others come than those the model learned from who bought a part of their staples only
        List<Integer> even = Highest.of(MODEL.of(List.of(Basket.of(0, 1), Basket.of(2), Basket.of(0))), 5);
        List<Integer> odd = Highest.of(MODEL.of(List.of(Basket.of(5, 6), Basket.of(7), Basket.of(5))), 5);

        // Then their own taste leads, what they never had included
        assertThat(even).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(odd).containsExactlyInAnyOrder(5, 6, 7, 8, 9);
    }

    @Test
    void somebodyWithoutHistoryGetsWhatIsInDemand() {
        assertThat(Highest.of(MODEL.of(List.of()), 10)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void learnsFromLastBasketsWhereNothingFollowed() {
        PurchaseModel model = PurchaseModel.learn(
                Shoppers.withoutNext(Shoppers.some(SHOPPERS, 7)), Shoppers.ITEMS, BoostedRanker::learn);

        assertThat(Highest.of(model.of(List.of(Basket.of(0, 1), Basket.of(2))), 5))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void theSameShoppersGiveTheSameModel() {
        List<Basket> history = TWO_TASTES.get(0).history();

        assertThat(PurchaseModel.learn(TWO_TASTES, Shoppers.ITEMS, BoostedRanker::learn)
                        .of(history))
                .containsExactly(MODEL.of(history));
    }

    @Test
    void withoutAnyRepeatThereIsNothingToLearn() {
        List<Shopper> once = List.of(new Shopper(List.of(Basket.of(0)), Optional.empty()));

        assertThatThrownBy(() -> PurchaseModel.learn(once, 1, BoostedRanker::learn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody has bought twice");
    }
}
