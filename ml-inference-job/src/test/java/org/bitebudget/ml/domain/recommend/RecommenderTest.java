package org.bitebudget.ml.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.HouseholdProduct.Purchase;
import org.bitebudget.ml.domain.recommend.Suggestion.Reason;
import org.junit.jupiter.api.Test;

class RecommenderTest {

    private static final Assortment ASSORTMENT = new Assortment(IntStream.range(0, Shoppers.ITEMS)
            .mapToObj(i -> new Product("p" + i, "product " + (i < 10 ? "staple" : "other") + " " + i, Optional.empty()))
            .toList());
    private static final TrainedModel MODEL = new TrainedModel(
            ASSORTMENT,
            PurchaseModel.learn(Shoppers.some(300, 5), Shoppers.ITEMS, BoostedRanker::learn),
            new Weights(0.9, 0, 0.1));
    private static final Recommender TRAINED = new Recommender(Optional.of(MODEL), Weights.FIXED);
    private static final Recommender UNTRAINED = new Recommender(Optional.empty(), Weights.FIXED);

    @Test
    void whatIsBoughtOftenLeadsAndOthersOfThatTasteFollow() {
        // Given a household with a part of the first taste
        List<Suggestion> suggestions =
                TRAINED.suggest(household(List.of("p0", "p1"), List.of("p2"), List.of("p0"), List.of("p0")));

        assertThat(suggestions.subList(0, 5))
                .extracting(each -> each.product().id())
                .containsExactlyInAnyOrder("p0", "p1", "p2", "p3", "p4");
        assertThat(suggestions)
                .filteredOn(each -> each.product().id().equals("p0"))
                .singleElement()
                .satisfies(staple -> assertThat(staple.reason()).isEqualTo(Reason.BOUGHT_OFTEN));
        assertThat(suggestions.stream().filter(each -> each.bought().isEmpty()).limit(2))
                .extracting(each -> each.product().id())
                .containsExactlyInAnyOrder("p3", "p4");
        assertThat(suggestions).extracting(Suggestion::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(suggestions).allSatisfy(each -> assertThat(each.score()).isBetween(0.0, 1.0));
    }

    @Test
    void whatGoesAlongIsSaidWithWhat() {
        Suggestion unbought = TRAINED.suggest(household(List.of("p0", "p1"), List.of("p2"))).stream()
                .filter(each -> each.bought().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(unbought.reason()).isEqualTo(Reason.COMPANION);
        assertThat(unbought.because().orElseThrow()).startsWith("product staple");
    }

    @Test
    void aProductTheModelNeverSawIsJudgedByHabit() {
        // Given something new that is on every receipt, and a staple that was on one
        List<Suggestion> suggestions =
                TRAINED.suggest(household(List.of("new", "p0"), List.of("new"), List.of("new"), List.of("new")));

        // slow habit of all four of four receipts, with the doubt of three
        assertThat(suggestions)
                .filteredOn(each -> each.product().id().equals("new"))
                .singleElement()
                .satisfies(held -> assertThat(held.collaborative()).isCloseTo(3.439 / 6.439, within(1e-9)));
        assertThat(suggestions.stream()
                        .filter(each -> each.bought().isPresent())
                        .findFirst()
                        .orElseThrow()
                        .product()
                        .id())
                .isEqualTo("new");
    }

    @Test
    void aHouseholdOfNothingButUnknownProductsGetsThemAndWhatIsInDemand() {
        List<Suggestion> suggestions = TRAINED.suggest(household(List.of("new")));

        assertThat(suggestions).extracting(each -> each.product().id()).contains("new");
        assertThat(suggestions.stream().filter(each -> each.bought().isEmpty()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.reason()).isIn(Reason.POPULAR, Reason.ALIKE));
    }

    @Test
    void withoutAModelAHouseholdOfOneProductGetsThatOne() {
        assertThat(UNTRAINED.suggest(household(List.of("milk"))))
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.product().id()).isEqualTo("milk");
                    assertThat(only.reason()).isEqualTo(Reason.BOUGHT_BEFORE);
                    assertThat(only.score()).isBetween(0.99, 1.01);
                });
    }

    @Test
    void withoutAModelNewerAndMoreFrequentPurchasesLead() {
        List<Suggestion> suggestions = UNTRAINED.suggest(
                household(List.of("rice"), List.of("milk"), List.of("milk", "bread"), List.of("milk")));

        assertThat(suggestions).extracting(each -> each.product().id()).containsExactly("milk", "bread", "rice");
    }

    @Test
    void aHouseholdWithoutPurchasesGetsWhatIsInDemandOrNothing() {
        assertThat(UNTRAINED.suggest(household())).isEmpty();
        assertThat(TRAINED.suggest(household()).subList(0, 10))
                .allSatisfy(each -> assertThat(each.product().name()).startsWith("product staple"));
    }

    @Test
    void namesAreComparedWhereTheyAreAllThereIs() {
        Recommender byNames = new Recommender(Optional.of(MODEL), new Weights(0, 1, 0));

        assertThat(byNames.suggest(household(List.of("p0"))).get(0).content())
                .isGreaterThanOrEqualTo(
                        byNames.suggest(household(List.of("p0"))).get(1).content());
    }

    @Test
    void weightsAddUpToOne() {
        assertThatThrownBy(() -> new Weights(0.6, 0.3, 0.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights(1.2, -0.3, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void learnedWeightsLeaveOutNamesThatSayNothing() {
        List<Shopper> held = Shoppers.some(100, 9);
        Affinity purchases = MODEL.purchases();
        Affinity noise = new TextAffinity(IntStream.range(0, Shoppers.ITEMS)
                .mapToObj(i -> "name" + (i * 7 % Shoppers.ITEMS) % 4)
                .toList());

        Weights best = WeightSearch.best(purchases, noise, held);

        assertThat(best.price()).isEqualTo(Hybrid.PRICE);
        assertThat(best.content()).isLessThan(0.45);
    }

    /** Receipts oldest first, nine days apart; products have their ids for names unless the model knows them. */
    @SafeVarargs
    private static Household household(List<String>... receipts) {
        List<Household.Receipt> all = new ArrayList<>();
        Map<String, HouseholdProduct> products = new TreeMap<>();
        for (int i = 0; i < receipts.length; i++) {
            all.add(new Household.Receipt("r" + i, i, receipts[i]));
            for (String id : receipts[i]) {
                Product product = ASSORTMENT.number(id).isPresent()
                        ? ASSORTMENT.products().get(ASSORTMENT.number(id).getAsInt())
                        : new Product(id, id, Optional.empty());
                Purchase purchase = new Purchase("r" + i, 9 * i, 1);
                products.merge(
                        id,
                        HouseholdProduct.notBought(product).with(product, List.of(), purchase),
                        (known, once) -> known.with(product, List.of(), purchase));
            }
        }
        return new Household(all, List.copyOf(products.values()));
    }
}
