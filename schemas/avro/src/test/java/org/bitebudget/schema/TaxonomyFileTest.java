package org.bitebudget.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The taxonomy is read by every app, so a broken row must never leave the build. */
class TaxonomyFileTest {

    private static final String HEADER = "id,parent,name_en,name_es,name_de,off_id,bucket,essential,priority";

    private record Row(
            String id,
            String parent,
            List<String> names,
            String offId,
            String bucket,
            String essential,
            int priority) {}

    private static String header;
    private static List<Row> rows;

    @BeforeAll
    static void readTaxonomy() throws IOException {
        InputStream csv = Objects.requireNonNull(TaxonomyFileTest.class.getResourceAsStream("/taxonomy.csv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            header = reader.readLine();
            rows = reader.lines().map(TaxonomyFileTest::parse).toList();
        }
    }

    private static Row parse(String line) {
        // names holding a comma are quoted by CSV; commas outside quotes separate
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        assertThat(cells).as(line).hasSize(9);
        return new Row(
                cells[0],
                cells[1],
                List.of(cells[2], cells[3], cells[4]),
                cells[5],
                cells[6],
                cells[7],
                Integer.parseInt(cells[8]));
    }

    @Test
    void headerIsTheAgreedOne() {
        assertThat(header).isEqualTo(HEADER);
    }

    @Test
    void idsAreUniqueKebabCaseOfAtMostTwoLevels() {
        assertThat(rows)
                .extracting(Row::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?"));
    }

    @Test
    void everySubCategoryIsNamedAfterAnExistingDepartment() {
        Set<String> departments =
                rows.stream().filter(row -> row.parent().isEmpty()).map(Row::id).collect(Collectors.toSet());

        assertThat(departments).hasSizeGreaterThanOrEqualTo(20);
        assertThat(rows)
                .filteredOn(row -> !row.parent().isEmpty())
                .allMatch(row -> departments.contains(row.parent()))
                .allMatch(row -> row.id().startsWith(row.parent() + "."));
        assertThat(departments)
                .allMatch(department -> !department.contains(".")
                        && rows.stream().anyMatch(row -> row.parent().equals(department)));
    }

    @Test
    void everyCategoryHasANameInThreeLanguagesUniqueWithinEach() {
        assertThat(rows).allMatch(row -> row.names().stream().noneMatch(String::isBlank));
        for (int language = 0; language < 3; language++) {
            int column = language;
            assertThat(rows)
                    .filteredOn(row -> !row.parent().isEmpty())
                    .extracting(row -> row.names().get(column))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void openFoodFactsIdsAreUsedOnce() {
        assertThat(rows)
                .extracting(Row::offId)
                .filteredOn(offId -> !offId.isEmpty())
                .doesNotHaveDuplicates()
                .allMatch(offId -> offId.matches("en:[a-z-]+"));
    }

    @Test
    void bucketEssentialAndPriorityAgree() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.bucket()).isIn("need", "want", "saving");
            assertThat(row.essential()).isIn("true", "false");
            assertThat(row.priority()).isBetween(1, 5);
            if (row.bucket().equals("want")) {
                assertThat(row.priority()).as(row.id()).isGreaterThanOrEqualTo(4);
                assertThat(row.essential()).as(row.id()).isEqualTo("false");
            } else {
                assertThat(row.priority()).as(row.id()).isLessThanOrEqualTo(3);
            }
        });
    }

    @Test
    void spendingBeyondGroceriesIsCovered() {
        assertThat(rows)
                .extracting(Row::id)
                .contains(
                        "dining",
                        "entertainment",
                        "transport",
                        "household",
                        "personal-care",
                        "pharmacy",
                        "pet",
                        "baby",
                        "clothing",
                        "other.uncategorised");
    }
}
