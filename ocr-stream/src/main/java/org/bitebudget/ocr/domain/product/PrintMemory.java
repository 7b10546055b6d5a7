package org.bitebudget.ocr.domain.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.platform.text.Fold;

/**
 * What households say that one text printed by a store means, the shop's own name among them. It depends on what each of
 * them said last, not on the order in which different households spoke.
 *
 * @param choices one of each household, by household
 */
public record PrintMemory(List<Choice> choices) {

    /** So many households must say the same before it counts for the others. */
    public static final int QUORUM = 3;

    /** The newest choices of so many households are kept. */
    public static final int REMEMBERED = 100;

    private static final Comparator<Choice> NEWEST_FIRST =
            Comparator.comparing(Choice::at).reversed().thenComparing(Choice::household);

    public PrintMemory {
        choices = List.copyOf(choices);
    }

    /** The memory after one more choice. */
    public PrintMemory with(Choice choice) {
        List<Choice> all = new ArrayList<>(choices);
        Choice merged = of(choice.household()).map(old -> old.then(choice)).orElse(choice);
        all.removeIf(old -> old.household().equals(choice.household()));
        all.add(merged);
        return new PrintMemory(all.stream()
                .sorted(NEWEST_FIRST)
                .limit(REMEMBERED)
                .sorted(Comparator.comparing(Choice::household))
                .toList());
    }

    /** What a household said itself. */
    public Optional<Choice> of(String household) {
        return choices.stream()
                .filter(choice -> choice.household().equals(household))
                .findFirst();
    }

    /** The product that at least three households name, in the newest wording; the one of most households if there are two. */
    public Optional<Product> agreedProduct() {
        return agreed(choice ->
                        choice.product() == null ? null : choice.product().id())
                .map(newest -> newest.product());
    }

    /** The same for the category. */
    public Optional<String> agreedCategory() {
        return agreed(Choice::categoryId).map(Choice::categoryId);
    }

    /** The same for the shop's own name, in the newest spelling. */
    public Optional<String> agreedShop() {
        return agreed(choice -> choice.shop() == null ? null : Fold.text(choice.shop()))
                .map(Choice::shop);
    }

    /** The newest choice of those that say what most say. */
    private Optional<Choice> agreed(Function<Choice, String> what) {
        Map<String, List<Choice>> byMeaning = choices.stream()
                .filter(choice -> what.apply(choice) != null)
                .collect(Collectors.groupingBy(what, TreeMap::new, Collectors.toList()));
        Comparator<Map.Entry<String, List<Choice>>> bySupport =
                Comparator.comparing(meaning -> meaning.getValue().size());
        return byMeaning.entrySet().stream()
                .filter(meaning -> meaning.getValue().size() >= QUORUM)
                .max(bySupport.thenComparing(Map.Entry.comparingByKey()))
                .flatMap(meaning -> meaning.getValue().stream().min(NEWEST_FIRST));
    }
}
