package org.bitebudget.ocr.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrintMemoryTest {

    private static final PrintMemory EMPTY = new PrintMemory(List.of());
    private static final Product MILK = Product.of("Whole milk", "Farm", "1 l", null);
    private static final Product OATS = Product.of("Oat drink", null, "1 l", "4012345678901");

    @Test
    void twoHouseholdsAreNotEnoughAndThreeAre() {
        PrintMemory two = EMPTY.with(choice("a", MILK, 1)).with(choice("b", MILK, 2));

        assertThat(two.agreedProduct()).isEmpty();
        assertThat(two.with(choice("a", MILK, 3)).agreedProduct()).isEmpty();
        assertThat(two.with(choice("c", MILK, 3)).agreedProduct()).contains(MILK);
    }

    @Test
    void theSameProductInOtherWordsIsTheSame() {
        PrintMemory memory = EMPTY.with(choice("a", MILK, 1))
                .with(choice("b", Product.of("WHOLE MILK", "farm", "1 L", null), 2))
                .with(choice("c", Product.of("Whole Milk", "Farm", "1 l", null), 3));

        assertThat(memory.agreedProduct()).contains(Product.of("Whole Milk", "Farm", "1 l", null));
    }

    @Test
    void whoeverChangesTheirMindNoLongerCountsForTheOldOne() {
        PrintMemory agreed =
                EMPTY.with(choice("a", MILK, 1)).with(choice("b", MILK, 2)).with(choice("c", MILK, 3));

        assertThat(agreed.with(choice("c", OATS, 4)).agreedProduct()).isEmpty();
    }

    @Test
    void productAndCategoryAreSaidApart() {
        PrintMemory memory = EMPTY.with(choice("a", MILK, 1))
                .with(new Choice("a", null, false, "dairy.milk", null, Instant.ofEpochSecond(2)));

        assertThat(memory.of("a").orElseThrow().product()).isEqualTo(MILK);
        assertThat(memory.of("a").orElseThrow().categoryId()).isEqualTo("dairy.milk");
        assertThat(memory.with(new Choice("a", null, true, null, null, Instant.ofEpochSecond(3)))
                        .of("a")
                        .orElseThrow()
                        .product())
                .isNull();
    }

    @Test
    void theNewestHundredHouseholdsAreRemembered() {
        PrintMemory memory = EMPTY;
        for (int i = 0; i < PrintMemory.REMEMBERED + 5; i++) {
            memory = memory.with(choice("h" + i, MILK, i));
        }

        assertThat(memory.choices()).hasSize(PrintMemory.REMEMBERED);
        assertThat(memory.of("h4")).isEmpty();
        assertThat(memory.of("h5")).isPresent();
    }

    @Property(tries = 200)
    void theOrderInWhichHouseholdsSpeakDoesNotMatter(
            @ForAll @Size(max = 130) List<@IntRange(max = 3) Integer> said, @ForAll long shuffle) {
        List<Product> products =
                List.of(MILK, OATS, Product.of("Cream", null, null, null), Product.of("CREAM", null, null, null));
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            choices.add(choice("household-" + i, products.get(said.get(i)), i % 7));
        }
        List<Choice> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, new Random(shuffle));

        assertThat(memory(shuffled)).isEqualTo(memory(choices));
        assertThat(memory(shuffled).agreedProduct()).isEqualTo(memory(choices).agreedProduct());
    }

    private static PrintMemory memory(List<Choice> choices) {
        PrintMemory memory = EMPTY;
        for (Choice choice : choices) {
            memory = memory.with(choice);
        }
        return memory;
    }

    private static Choice choice(String household, Product product, long second) {
        return new Choice(household, product, false, null, null, Instant.ofEpochSecond(second));
    }
}
