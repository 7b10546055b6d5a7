package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a household may want next: all it buys, and what others like it buy. The trained model speaks for the products it knows; for the household's
 * others its habit does, as a share of the most the model says of anything. Without a model, habit and names are all there is.
 */
public final class Recommender {

    private static final int NEW_PRODUCTS = 40;
    private static final int AKIN_BY_NAME = 20;
    private static final int OFTEN = 3;

    private final Optional<TrainedModel> model;
    private final Weights weights;

    /**
     * @param model absent while none was trained
     * @param weights of the views; price counts where the list is shown
     */
    public Recommender(Optional<TrainedModel> model, Weights weights) {
        this.model = model;
        this.weights = weights;
    }

    /** How much each view counts. */
    public Weights weights() {
        return weights;
    }

    /** Everything the household buys and a few products it never bought, best first; of equal ones the lower id. */
    public List<Suggestion> suggest(Household household) {
        Map<String, Double> habits = household.habits();
        TextAffinity text = model.map(TrainedModel::text).orElseGet(() -> new TextAffinity(names(household)));
        TextAffinity.Profile profile = text.profile();
        household
                .products()
                .forEach(held -> profile.add(
                        held.product().name(),
                        habits.getOrDefault(held.product().id(), 0.0)));
        List<Suggestion> suggestions = model.map(trained -> byModel(trained, household, habits, profile))
                .orElseGet(() -> byHabit(household, habits, 1, profile));
        double most = suggestions.stream()
                .mapToDouble(Suggestion::collaborative)
                .max()
                .orElse(0);
        return suggestions.stream()
                .map(suggestion -> scaled(suggestion, most))
                .sorted(Comparator.comparingDouble(Suggestion::score)
                        .reversed()
                        .thenComparing(suggestion -> suggestion.product().id()))
                .toList();
    }

    private List<Suggestion> byModel(
            TrainedModel trained, Household household, Map<String, Double> habits, TextAffinity.Profile profile) {
        Assortment assortment = trained.assortment();
        List<Basket> history = household.history(assortment);
        double[] likely = trained.purchases().of(history);
        double most = Arrays.stream(likely).max().orElse(1);
        List<Suggestion> suggestions = new ArrayList<>(byHabit(household, habits, most, profile));
        suggestions.replaceAll(suggestion -> {
            OptionalInt number = assortment.number(suggestion.product().id());
            return number.isPresent() ? suggestion.judged(likely[number.getAsInt()], 0) : suggestion;
        });
        Set<String> held = new HashSet<>();
        household.products().forEach(product -> held.add(product.product().id()));
        for (int item : newProducts(assortment, likely, profile, held)) {
            suggestions.add(unbought(trained, household, history, item, likely[item], profile));
        }
        return suggestions;
    }

    private static Set<Integer> newProducts(
            Assortment assortment, double[] likely, TextAffinity.Profile profile, Set<String> held) {
        double[] expected = likely.clone();
        double[] akin = new double[likely.length];
        for (int item = 0; item < likely.length; item++) {
            if (held.contains(assortment.products().get(item).id())) {
                expected[item] = 0;
            } else {
                akin[item] = profile.likeness(item);
            }
        }
        Set<Integer> items = new HashSet<>(Highest.of(expected, NEW_PRODUCTS));
        items.addAll(Highest.of(akin, AKIN_BY_NAME));
        return items;
    }

    private Suggestion unbought(
            TrainedModel trained,
            Household household,
            List<Basket> history,
            int item,
            double likely,
            TextAffinity.Profile profile) {
        List<Product> products = trained.assortment().products();
        Product product = products.get(item);
        OptionalInt because = trained.purchases().because(history, item);
        double content = profile.likeness(item);
        if (because.isPresent()) {
            Optional<String> name = Optional.of(products.get(because.getAsInt()).name());
            return new Suggestion(product, 0, likely, content, Suggestion.Reason.COMPANION, name, Optional.empty());
        }
        Optional<String> alike = weights.content() * content > weights.collaborative() * likely
                ? mostAlike(trained.text(), household, product.name())
                : Optional.empty();
        Suggestion.Reason reason = alike.isPresent() ? Suggestion.Reason.ALIKE : Suggestion.Reason.POPULAR;
        return new Suggestion(product, 0, likely, content, reason, alike, Optional.empty());
    }

    private static Optional<String> mostAlike(TextAffinity text, Household household, String name) {
        Map<String, Double> likeness = new HashMap<>();
        household
                .products()
                .forEach(held -> likeness.put(
                        held.product().name(), text.likeness(held.product().name(), name)));
        return likeness.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static List<Suggestion> byHabit(
            Household household, Map<String, Double> habits, double scale, TextAffinity.Profile profile) {
        return household.products().stream()
                .map(held -> new Suggestion(
                        held.product(),
                        0,
                        scale * habits.getOrDefault(held.product().id(), 0.0),
                        profile.likeness(held.product().name()),
                        held.purchases().size() >= OFTEN
                                ? Suggestion.Reason.BOUGHT_OFTEN
                                : Suggestion.Reason.BOUGHT_BEFORE,
                        Optional.empty(),
                        Optional.of(held)))
                .toList();
    }

    private Suggestion scaled(Suggestion suggestion, double most) {
        double collaborative = most > 0 ? suggestion.collaborative() / most : 0;
        return suggestion.judged(collaborative, weights.blend(collaborative, suggestion.content()));
    }

    private static List<String> names(Household household) {
        return household.products().stream().map(held -> held.product().name()).toList();
    }
}
