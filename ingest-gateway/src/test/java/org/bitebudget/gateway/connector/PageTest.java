package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.AnswerShape;
import org.bitebudget.gateway.domain.connector.AnswerShape.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @Test
    void jsonKeepsTheDigitsOfItsNumbers() {
        Page page = open(
                Format.JSON,
                "$.data.items",
                "{\"data\":{\"items\":[{\"p\":1.10,\"n\":\"Té\",\"t\":[{\"x\":\"a\"}],\"s\":false,\"e\":null},{\"p\":1e2}]},\"next\":\"abc\"}");

        assertThat(values(page, "$.p")).containsExactly(Optional.of("1.10"), Optional.of("100"));
        assertThat(values(page, "$.t[0].x")).containsExactly(Optional.of("a"), Optional.empty());
        assertThat(values(page, "$.s")).containsExactly(Optional.of("false"), Optional.empty());
        assertThat(values(page, "$.e")).containsExactly(Optional.empty(), Optional.empty());
        assertThat(values(page, "$.t")).containsExactly(Optional.empty(), Optional.empty());
        assertThat(page.value("$.next")).contains("abc");
    }

    @Test
    void xmlIsReadByXPathWithPrefixesAsPartsOfNames() {
        Page page = open(
                Format.XML,
                "//item",
                "<?xml version='1.0'?><feed><item id='7'><g:price>1,99</g:price></item><item id='8'/><next>p2</next></feed>");

        assertThat(page.value("/feed/next")).contains("p2");
        assertThat(values(page, "@id")).containsExactly(Optional.of("7"), Optional.of("8"));
        assertThat(values(page, "*[name()='g:price']")).containsExactly(Optional.of("1,99"), Optional.empty());
    }

    @Test
    void htmlIsReadBySelectorsAndAttributes() {
        Page page = open(
                Format.HTML,
                "li.p",
                "<html><body><ul><li class=p data-sku=7><h3>Leche <b>1 l</b></h3><li class=p data-sku=8></ul><a rel=next href='?p=2'>");

        assertThat(values(page, "@data-sku")).containsExactly(Optional.of("7"), Optional.of("8"));
        assertThat(values(page, "h3")).containsExactly(Optional.of("Leche 1 l"), Optional.empty());
        assertThat(page.value("a[rel=next]@href")).contains("?p=2");
    }

    @Test
    void aBrokenLineOfCsvIsAnItemWithAFault() {
        Page page = open(Format.CSV, "", "Artikel;Preis\n7;1,99\n8\n9;2,49\n");

        assertThat(values(page, "Artikel").get(0)).contains("7");
        assertThat(page.items().get(1).fault().orElseThrow()).contains("line 3");
        assertThat(page.items().get(2).value("Preis")).contains("2,49");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | <html><body>Service unavailable</body></html>",
                "JSON | {\"items\":[{\"p\":1},",
                "JSON | {\"items\":[]} trailing",
                "JSON | ''",
                "XML | {\"items\":[]}",
                "XML | <feed><item>",
                "XML | <!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed>&x;</feed>",
                "HTML | {\"error\":\"no\"}",
                "CSV | <html></html>",
                "CSV | ''",
            })
    void anAnswerThatIsNotWhatItShouldBeIsRefused(Format format, String text) {
        assertThatThrownBy(() -> open(format, format == Format.JSON ? "$.items" : "//item", text))
                .isInstanceOf(FetchFault.class);
    }

    @Test
    void anEncodingIsDeclaredOrToldByMarkHeaderOrThePageItself() {
        byte[] latin = "<meta charset=iso-8859-1>Té".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PageText.of("Té".getBytes(StandardCharsets.UTF_8), Optional.empty(), "")
                        .text())
                .isEqualTo("Té");
        assertThat(PageText.of(latin, Optional.empty(), "text/html").text()).endsWith("Té");
        assertThat(PageText.of(latin, Optional.empty(), "text/html; charset=iso-8859-1")
                        .text())
                .endsWith("Té");
        assertThat(PageText.of(latin, Optional.of(StandardCharsets.ISO_8859_1), "text/html; charset=utf-8")
                        .text())
                .endsWith("Té");
        assertThat(PageText.of("\uFEFFTé".getBytes(StandardCharsets.UTF_16LE), Optional.empty(), "")
                        .text())
                .isEqualTo("Té");
        assertThat(PageText.of(
                                "<?xml version='1.0' encoding='windows-1252'?>\u20ac"
                                        .getBytes(Charset.forName("windows-1252")),
                                Optional.empty(),
                                "text/xml; charset=no-such")
                        .text())
                .endsWith("\u20ac");
    }

    @Test
    void bytesThatAreNoneOfTheEncodingAreCounted() {
        byte[] bytes = "T\u00e9 y caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        PageText text = PageText.of(bytes, Optional.empty(), "application/json; charset=utf-8");

        assertThat(text.text()).isEqualTo("T\uFFFD y caf\uFFFD");
        assertThat(text.brokenBytes()).isEqualTo(2);
    }

    private static Page open(Format format, String items, String text) {
        return Page.open(new AnswerShape(format, Optional.empty(), items), text);
    }

    private static List<Optional<String>> values(Page page, String path) {
        return page.items().stream().map(item -> item.value(path)).toList();
    }
}
