package org.bitebudget.ocr.domain.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.shopping.Purchase.Pair;
import org.bitebudget.ocr.embedding.MiniLm;
import org.bitebudget.ocr.embedding.RememberedEmbedding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListMatcherTest {

    private static final LineCategoriser CATEGORISER = LineCategoriser.shipped();
    private static MiniLm model;
    private static ListMatcher matcher;

    @BeforeAll
    static void open() throws IOException {
        model = MiniLm.open(Path.of("target", "embedding-libraries"), 1);
        matcher = new ListMatcher(Groceries.load(), new RememberedEmbedding(model, 100), CATEGORISER);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void aReceiptTellsWhatWasBoughtWhatIsMissingAndWhatCameBesides() {
        Purchase purchase =
                match(List.of("milk", "bread", "eggs"), "WHL MILK 1L", "ALMOND MILK 1L", "BREAD CRUMBS", "FR EGGS 12");

        assertThat(purchase.bought()).extracting(Pair::itemId).containsExactly("milk", "eggs");
        assertThat(purchase.bought()).extracting(Pair::lineNo).containsExactly(1, 4);
        assertThat(purchase.missing()).containsExactly("bread");
        assertThat(purchase.extra()).containsExactly(2, 3);
        assertThat(purchase.bought()).allMatch(pair -> pair.likeness() >= 0.6 && pair.likeness() <= 1);
    }

    @Test
    void listAndReceiptMaySpeakDifferentLanguages() {
        Purchase purchase =
                match(List.of("leche", "Äpfel", "cheese"), "GOUDA MITTELALT", "APPLES GALA", "VOLLMILCH 3,5%");

        assertThat(purchase.bought()).extracting(Pair::lineNo).containsExactly(3, 2, 1);
    }

    @Test
    void aLineIsBoughtOnceAlsoWhenTwoItemsAskForIt() {
        Purchase purchase = match(List.of("milk", "whole milk"), "WHOLE MILK 1L");

        assertThat(purchase.bought()).hasSize(1);
        assertThat(purchase.missing()).hasSize(1);
    }

    @Test
    void theItemThatFitsOneLineOnlyGetsIt() {
        Purchase purchase = match(List.of("cheese", "gouda"), "GOUDA SLICES", "CHEDDAR 400G");

        assertThat(purchase.bought()).extracting(Pair::lineNo).containsExactly(2, 1);
    }

    @Test
    void whatNobodyKnowsIsFoundByItsWordsAndItsMeaning() {
        Purchase purchase =
                match(List.of("crumpets", "hazelnut syrup"), "HAZELNUT SYR 250ML", "CRUMPETS 6PK", "LIGHT BULB");

        assertThat(purchase.bought()).extracting(Pair::lineNo).containsExactly(2, 1);
        assertThat(purchase.extra()).containsExactly(3);
    }

    @Test
    void theSameCategoryAddsToTheLikeness() {
        BoughtLine line = new BoughtLine(1, "CRUMPETS 6PK", "bakery.bread");
        double without = likeness(new WantedItem("i", "crumpet toasted", Optional.of("snacks.candy")), line);
        double with = likeness(new WantedItem("i", "crumpet toasted", Optional.of("bakery.bread")), line);

        assertThat(with).isEqualTo(Math.min(1, Math.round(100 * (without + 0.2)) / 100.0));
    }

    @Test
    void nothingAgainstNothingIsNothing() {
        assertThat(match(List.of()).bought()).isEmpty();
        assertThat(match(List.of("milk")).missing()).containsExactly("milk");
        assertThat(match(List.of("***"), "---", "12,00").bought()).isEmpty();
    }

    private static double likeness(WantedItem item, BoughtLine line) {
        return matcher.match(List.of(item), List.of(line)).bought().get(0).likeness();
    }

    private static Purchase match(List<String> items, String... lines) {
        List<String> names = Stream.of(lines).toList();
        return matcher.match(
                items.stream()
                        .map(text -> new WantedItem(text, text, Optional.empty()))
                        .toList(),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new BoughtLine(
                                i + 1,
                                names.get(i),
                                CATEGORISER.categorise(names.get(i)).categoryId()))
                        .toList());
    }
}
