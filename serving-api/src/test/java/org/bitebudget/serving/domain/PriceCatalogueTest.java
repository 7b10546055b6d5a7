package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PriceCatalogueTest {

    private static final List<String> WORDS = List.of(
            "milk",
            "Milch",
            "Vollmilch",
            "milks",
            "tomato",
            "tomatoes",
            "tomate",
            "tomaten",
            "with",
            "de",
            "mit",
            "oat",
            "brot",
            "Roggenbrot",
            "plátanos",
            "platano",
            "egg",
            "eggs",
            "1l",
            "whole");
    private static final List<Optional<String>> CATEGORIES =
            List.of(Optional.empty(), Optional.of("dairy"), Optional.of("dairy.milk"), Optional.of("dairy.milky"));

    private final Random random = new Random(11);
    private final PriceCatalogue catalogue = new PriceCatalogue();
    private final Map<String, Price> plain = new HashMap<>();

    @Test
    void itFindsWhatLookingAtEveryPriceFindsWhileNamesComeChangeAndGo() {
        int found = 0;
        for (int round = 0; round < 3_000; round++) {
            change("product-" + random.nextInt(60));
            Wanted item = wanted(words(1 + random.nextInt(2)), category());

            List<Price> fitting = new ArrayList<>();
            catalogue.forEachFitting(item, fitting::add);

            assertThat(fitting).containsExactlyInAnyOrderElementsOf(byLookingAtEach(item));
            found += fitting.size();
        }
        assertThat(found).isGreaterThan(3_000);
    }

    @Test
    void itFindsTheNamesAndProductsThatLookingAtEveryPriceFinds() {
        int found = 0;
        for (int round = 0; round < 3_000; round++) {
            change("product-" + random.nextInt(60));
            NameSearch words = NameSearch.of(parts(random.nextInt(3)));
            Optional<String> category = random.nextBoolean() ? Optional.empty() : category();
            String prefix = random.nextBoolean() ? "" : "product-" + random.nextInt(10);
            String after = random.nextInt(3) == 0 ? "product-" + random.nextInt(60) : "";
            int most = 1 + random.nextInt(20);

            List<String> keys = catalogue.keys(new PriceCatalogue.Search(words, prefix, category), after, most);

            assertThat(keys)
                    .containsExactlyElementsOf(plain.entrySet().stream()
                            .filter(entry -> words.finds(entry.getValue().name())
                                    && (category.isEmpty()
                                            || category.equals(entry.getValue().categoryId())))
                            .map(Map.Entry::getKey)
                            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                            .sorted()
                            .limit(most)
                            .toList());
            found += keys.size();
        }
        assertThat(found).isGreaterThan(3_000);
        assertThat(catalogue.keysOf("product-1"))
                .containsExactlyElementsOf(plain.containsKey("product-1") ? List.of("product-1") : List.of());
    }

    /** Words with letters missing at both ends, in capitals or not. */
    private String parts(int count) {
        return random.ints(count, 0, WORDS.size())
                .mapToObj(WORDS::get)
                .map(word -> word.substring(random.nextInt(2), word.length() - random.nextInt(2)))
                .map(word -> random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private void change(String key) {
        if (random.nextInt(4) == 0) {
            catalogue.remove(key);
            plain.remove(key);
        } else {
            Price price = price(key, words(random.nextInt(5)), category());
            catalogue.put(key, price);
            plain.put(key, price);
        }
    }

    private List<Price> byLookingAtEach(Wanted item) {
        ItemFit fit = ItemFit.of(item.text(), item.categoryId());
        return plain.values().stream()
                .filter(price -> fits(fit, ItemFit.Name.of(price.name())) && fit.agrees(price.categoryId()))
                .toList();
    }

    private static boolean fits(ItemFit item, ItemFit.Name name) {
        return !item.folded().isEmpty()
                && name.head().stream()
                        .anyMatch(word -> ItemFit.means(item.folded().get(0), word))
                && item.folded().stream()
                        .allMatch(wanted -> name.folded().stream().anyMatch(word -> ItemFit.means(wanted, word)));
    }

    private String words(int count) {
        return random.ints(count, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    private Optional<String> category() {
        return CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    }

    static Wanted wanted(String text, Optional<String> category) {
        return new Wanted("i", text, BigDecimal.ONE, Optional.empty(), category, Optional.empty());
    }

    static Price price(String product, String name, Optional<String> category) {
        return new Price(
                "corner",
                product,
                name,
                "EUR",
                100,
                "",
                OptionalLong.empty(),
                category,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
