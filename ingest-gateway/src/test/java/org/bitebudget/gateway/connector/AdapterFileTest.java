package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.Paging;
import org.bitebudget.gateway.domain.connector.RowMapping;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdapterFileTest {

    private static final Path SHIPPED = Path.of("..", "infra", "connectors");
    private static final String GOOD = """
            store: Tienda
            enabled: true
            currency: EUR
            zone: Europe/Madrid
            request:
              url: https://shop.example/items?page={page}
            paging:
              by: page
            answer:
              format: json
              items: $.items[*]
            fields:
              product_id: $.id
              product_name: $.name
              price: $.price
            schedule:
              every: PT6H
            """;

    @Test
    void aFileDeclaresAnAdapterWithSparingDefaults() {
        AdapterFile file = AdapterFile.parse("tienda", GOOD);

        assertThat(file.faults()).isEmpty();
        Adapter adapter = file.adapter().orElseThrow();
        assertThat(adapter.store()).isEqualTo("Tienda");
        assertThat(adapter.paging()).isEqualTo(new Paging.Counted("page", 1, 1));
        assertThat(adapter.request().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(adapter.request().privateHost()).isFalse();
        assertThat(adapter.manners().spacing()).isEqualTo(Duration.ofSeconds(2));
        assertThat(adapter.fields()).containsOnlyKeys(Column.PRODUCT_ID, Column.PRODUCT_NAME, Column.PRICE);
    }

    @Test
    void withoutLeaveAnAdapterIsOff() {
        assertThat(AdapterFile.parse("t", GOOD.replace("enabled: true\n", ""))
                        .adapter()
                        .orElseThrow()
                        .enabled())
                .isFalse();
    }

    static Stream<Path> shipped() throws Exception {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedFilesAreSoundAndOff(Path path) {
        AdapterFile file = AdapterFile.read(path);

        assertThat(file.faults()).isEmpty();
        assertThat(file.adapter().orElseThrow().enabled()).isFalse();
    }

    @Test
    void theDocumentedFileReadsTheDocumentedPage() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "connectors.md"));
        Adapter adapter = AdapterFile.parse("kaeseladen", block(document, "yaml"))
                .adapter()
                .orElseThrow();

        Page page = Page.open(adapter.answer(), block(document, "html"));

        assertThat(page.value("a[rel=next]@href")).contains("/angebote?seite=2");
        assertThat(new RowMapping(adapter).row(1, page.items().get(0)::value))
                .isEqualTo(new FeedRow(
                        1,
                        Map.of(
                                Column.PRODUCT_ID, "4711",
                                Column.PRODUCT_NAME, "Gouda jung",
                                Column.PRICE, "12.90",
                                Column.LIST_PRICE, "15.90",
                                Column.SIZE, "1 kg",
                                Column.PROMO, "Aktion")));
    }

    private static String block(String document, String language) {
        int start = document.indexOf("```" + language + "\n") + language.length() + 4;
        return document.substring(start, document.indexOf("```", start));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store: Tienda | stor: Tienda | 1 | stor",
                "enabled: true | enabled: perhaps | 2 | enabled",
                "currency: EUR | currency: EURO | 3 | currency",
                "Europe/Madrid | +02:00 | 4 | zone",
                "https://shop | ftp://shop | 6 | request.url",
                "https://shop | https://user:pw@shop | 6 | request.url",
                "{page} | {seite} | 6 | request.url",
                "?page={page} | ?page=1 | 6 | request.url",
                "by: page | by: magic | 8 | paging.by",
                "by: page | by: offset | 8 | paging.step",
                "by: page | by: cursor | 8 | paging.path",
                "format: json | format: pdf | 10 | answer.format",
                "format: json | format: csv | 11 | answer.items",
                "items: $.items[*] | items: $.items[?( | 11 | answer.items",
                "price: $.price | prize: $.price | 15 | fields.prize",
                "price: $.price | price: $..[?( | 15 | fields.price",
                "price: $.price | price: {path: $.price, number: roman} | 15 | fields.price.number",
                "product_name: $.name | product_name: {path: $.name, match: '('} | 14 | fields.product_name.match",
                "product_name: $.name | product_name: {path: $.name, number: minor_units} | 14 | fields.product_name",
                "every: PT6H | every: daily | 17 | schedule.every",
                "every: PT6H | every: PT1S | 17 | schedule.every",
                "every: PT6H | at: ['25:00'] | 17 | schedule.at",
            })
    void whatIsToBeMendedIsNamedWithItsLine(String from, String to, int line, String where) {
        String yaml = GOOD.replace(from, to);
        assertThat(yaml).isNotEqualTo(GOOD);

        AdapterFile file = AdapterFile.parse("t", yaml);

        assertThat(file.adapter()).isEmpty();
        assertThat(file.faults()).anySatisfy(fault -> {
            assertThat(fault.line()).as(file.faults().toString()).isEqualTo(line);
            assertThat(fault.where()).isEqualTo(where);
            assertThat(fault.reason()).isNotBlank();
        });
    }

    @Test
    void allFaultsAreNamedAtOnceInTheirOrder() {
        AdapterFile file = AdapterFile.parse(
                "t",
                GOOD.replace("EUR", "EURO").replace("by: page", "by: magic").replace("PT6H", "six hours"));

        assertThat(file.faults()).extracting(AdapterFault::line).containsExactly(3, 8, 17);
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        for (String yaml : List.of(GOOD.replace("  by: page", "  by: page\n   odd: [1"), "a: 1\n\tb: 2\n", "", "- 1")) {
            AdapterFile file = AdapterFile.parse("t", yaml);

            assertThat(file.adapter()).isEmpty();
            assertThat(file.faults()).isNotEmpty();
        }
        assertThat(AdapterFile.parse("t", "a: 1\n\tb: 2\n").faults().get(0).line())
                .isEqualTo(2);
        assertThat(AdapterFile.parse("t", GOOD + "store: Again\n")
                        .faults()
                        .get(0)
                        .line())
                .isEqualTo(18);
    }

    @Test
    void aFileOfAliasesDoesNotGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(AdapterFile.parse("t", bomb.toString()).adapter()).isEmpty();
    }
}
