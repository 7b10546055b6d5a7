package org.bitebudget.platform.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    private static final String HEADER = "id,parent,name_en,name_es,name_de,off_id,bucket,essential,priority\n";
    private static final String DAIRY = "dairy,,Dairy,Lácteos,Milchprodukte,en:dairies,need,true,1\n";
    private static final String MILK = "dairy.milk,dairy,\"Milk, fresh\",Leche,Milch,en:milks,need,true,1\n";

    @Test
    void aCategoryHasNamesBucketAndDepartment() throws Exception {
        Taxonomy taxonomy = read(HEADER + DAIRY + MILK);

        Category milk = taxonomy.category("dairy.milk");
        assertThat(milk.name(Locale.GERMANY)).isEqualTo("Milch");
        assertThat(milk.name(Locale.FRENCH)).isEqualTo("Milk, fresh");
        assertThat(milk.bucket()).isEqualTo(Bucket.NEED);
        assertThat(milk.essential()).isTrue();
        assertThat(milk.parent()).contains("dairy");
        assertThat(taxonomy.department("dairy.milk").id()).isEqualTo("dairy");
        assertThat(taxonomy.department("dairy").id()).isEqualTo("dairy");
        assertThat(taxonomy.departments()).extracting(Category::id).containsExactly("dairy");
    }

    @Test
    void anUnknownCategoryIsRefusedByName() throws Exception {
        Taxonomy taxonomy = read(HEADER + DAIRY);

        assertThat(taxonomy.find("dairy.milk")).isEmpty();
        assertThatExceptionOfType(UnknownCategoryException.class)
                .isThrownBy(() -> taxonomy.category("dairy.milk"))
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo("dairy.milk"));
    }

    @Test
    void aNameInAnyLanguageAndCaseIsThatCategoryUnlessTwoAreCalledSo() throws Exception {
        String butter = "dairy.butter,dairy,Butter,MILCH,Butter,en:butters,need,true,1\n";
        Taxonomy taxonomy = read(HEADER + DAIRY + MILK + butter);

        assertThat(taxonomy.named("dairy.milk")).contains(taxonomy.category("dairy.milk"));
        assertThat(taxonomy.named("LÁCTEOS")).contains(taxonomy.category("dairy"));
        assertThat(taxonomy.named("butter")).contains(taxonomy.category("dairy.butter"));
        assertThat(taxonomy.named("Milch")).isEmpty();
        assertThat(taxonomy.named("Milk")).isEmpty();
    }

    @Test
    void aBrokenFileIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(HEADER + MILK));
        assertThatIllegalArgumentException().isThrownBy(() -> read(HEADER + DAIRY + DAIRY));
        assertThatIllegalArgumentException().isThrownBy(() -> read(HEADER + DAIRY.replace(",1\n", ",6\n")));
        assertThatIllegalArgumentException().isThrownBy(() -> read(HEADER + DAIRY.replace("need", "must")));
    }

    @Test
    void theShippedTaxonomyIsWhole() {
        Taxonomy taxonomy = Taxonomy.shipped();

        assertThat(taxonomy.categories())
                .hasSizeGreaterThan(100)
                .allSatisfy(category -> assertThat(category.names().values())
                        .hasSize(3)
                        .allSatisfy(name -> assertThat(name).isNotBlank()))
                .allSatisfy(category -> category.parent()
                        .ifPresent(parent -> assertThat(category.id()).startsWith(parent + ".")));
        assertThat(taxonomy.category("dairy.milk").name(Locale.forLanguageTag("es")))
                .isEqualTo("Leche");
    }

    private static Taxonomy read(String csv) throws IOException {
        return Taxonomy.read(new StringReader(csv));
    }
}
