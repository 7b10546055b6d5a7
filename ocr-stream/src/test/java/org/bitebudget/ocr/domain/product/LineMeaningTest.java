package org.bitebudget.ocr.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ocr.domain.product.StoreCatalogue.Entry;
import org.junit.jupiter.api.Test;

class LineMeaningTest {

    private static final PrintMemory NOTHING_SAID = new PrintMemory(List.of());
    private static final StoreCatalogue CATALOGUE = new StoreCatalogue(List.of(
            new Entry("1001", "Whole milk organic", "1 l", "dairy.milk", "gtin:04012345678901"),
            new Entry("1002", "Skimmed milk organic", "1 l", "dairy.milk", null),
            new Entry("1003", "Rye bread", "500 g", null, null),
            new Entry("1004", "Red apples", "1 kg", null, null),
            new Entry("1005", "Red apples", "2 kg", null, null)));

    @Test
    void aTextThatFitsOneProductAloneMeansIt() {
        LineMeaning meaning = meaning("WHL MILK ORG 1L", null, NOTHING_SAID);

        assertThat(meaning.product()).hasValueSatisfying(known -> {
            assertThat(known.sku()).isEqualTo("1001");
            assertThat(known.product().id()).isEqualTo("gtin:04012345678901");
            assertThat(known.provenance()).isEqualTo(Provenance.CATALOGUE);
        });
        assertThat(meaning.category())
                .hasValueSatisfying(filed -> assertThat(filed.categoryId()).isEqualTo("dairy.milk"));
    }

    @Test
    void aTextThatFitsTwoProductsAlikeIsLeftToAPersonWithBoth() {
        LineMeaning meaning = meaning("RED APPLES", null, NOTHING_SAID);

        assertThat(meaning.product()).isEmpty();
        assertThat(meaning.candidates())
                .extracting(candidate -> candidate.entry().sku())
                .contains("1004", "1005");
    }

    @Test
    void aTextThatFitsNothingHasNoCandidates() {
        assertThat(meaning("BATTERIES AA", null, NOTHING_SAID).candidates()).isEmpty();
    }

    @Test
    void aPrintedArticleNumberOfTheStoreDecides() {
        assertThat(meaning("RED APPLES", "1005", NOTHING_SAID).product())
                .hasValueSatisfying(known -> assertThat(known.sku()).isEqualTo("1005"));
    }

    @Test
    void theHouseholdsOwnWordComesBeforeTheOthersAndTheCatalogue() {
        Product goat = Product.of("Goat milk", null, "1 l", null);
        Product soy = Product.of("Soy drink", null, "1 l", null);
        PrintMemory memory = NOTHING_SAID
                .with(said("a", soy))
                .with(said("b", soy))
                .with(said("c", soy))
                .with(said("me", goat));

        LineMeaning own = meaning("WHL MILK ORG 1L", null, memory);
        LineMeaning others = LineMeaning.of("you", "WHL MILK ORG 1L", null, memory, Optional.of(CATALOGUE));

        assertThat(own.product().orElseThrow().product()).isEqualTo(goat);
        assertThat(own.product().orElseThrow().provenance()).isEqualTo(Provenance.HOUSEHOLD);
        assertThat(others.product().orElseThrow().product()).isEqualTo(soy);
        assertThat(others.product().orElseThrow().provenance()).isEqualTo(Provenance.STORE);
    }

    @Test
    void aNamedProductThatTheStoreListsHasItsNumber() {
        PrintMemory memory = NOTHING_SAID.with(said("me", Product.of("Rye bread", null, "500 g", null)));

        assertThat(meaning("BRD", null, memory).product().orElseThrow().sku()).isEqualTo("1003");
    }

    @Test
    void whatTheHouseholdRejectedIsNotTakenForItAgain() {
        PrintMemory memory = NOTHING_SAID.with(new Choice("me", null, true, null, null, Instant.EPOCH));

        LineMeaning meaning = meaning("WHL MILK ORG 1L", null, memory);

        assertThat(meaning.product()).isEmpty();
        assertThat(meaning.candidates()).isEmpty();
    }

    @Test
    void withoutCatalogueOnlyMemoryCounts() {
        LineMeaning meaning = LineMeaning.of("me", "WHL MILK", null, NOTHING_SAID, Optional.empty());

        assertThat(meaning.product()).isEmpty();
        assertThat(meaning.candidates()).isEmpty();
    }

    private static LineMeaning meaning(String text, String code, PrintMemory memory) {
        return LineMeaning.of("me", text, code, memory, Optional.of(CATALOGUE));
    }

    private static Choice said(String household, Product product) {
        return new Choice(household, product, false, null, null, Instant.EPOCH);
    }
}
