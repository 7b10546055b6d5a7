package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.event.FieldCorrection;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.gateway.domain.image.FileType;
import org.bitebudget.gateway.domain.image.SampleImages;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptCorrectionTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String CORRECTIONS = """
            {"reading_revision":1,"corrections":[
              {"pointer":"/lines/2/product","value":{"name":"Whole milk","size":"1 l","barcode":"4012345678901"}},
              {"pointer":"/lines/3","value":null},
              {"pointer":"/lines/-","value":{"name":"Bananas","total":"1.20"}},
              {"pointer":"/total","value":"17.42"},
              {"pointer":"/date","value":"2026-03-14"}]}""";

    private final String household = GatewayClient.household();
    private String token;
    private String receipt;

    @BeforeEach
    void upload() throws Exception {
        token = gateway.token(household, Scope.RECEIPTS_WRITE);
        receipt = gateway.upload(token, SampleImages.encoded(FileType.JPEG, 60, 90))
                .body()
                .get("receipt_id")
                .asText();
    }

    @Test
    void correctionsBecomeOneEventHoweverOftenTheyAreSent() throws Exception {
        Answer first = correct(CORRECTIONS);
        Answer again = correct(CORRECTIONS);
        Answer next = correct(CORRECTIONS.replace("17.42", "17.43"));
        gateway.restart();
        Answer afterRestart = correct(CORRECTIONS);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().get("duplicate").asBoolean()).isFalse();
        assertThat(first.body().get("receipt_url").asText()).isEqualTo("/api/v1/receipts/" + receipt);
        assertThat(next.body().get("duplicate").asBoolean()).isFalse();
        for (Answer repeated : List.of(again, afterRestart)) {
            assertThat(repeated.body().get("duplicate").asBoolean()).isTrue();
            assertThat(repeated.body().get("correction_id"))
                    .isEqualTo(first.body().get("correction_id"));
        }
        List<ReceiptCorrection> events = events();
        assertThat(events).hasSize(2);
        ReceiptCorrection event = events.get(0);
        assertThat(event.getEnvelope().getSubjectId())
                .isEqualTo(first.body().get("correction_id").asText());
        assertThat(event.getUser()).isEqualTo("member");
        assertThat(event.getReadingRevision()).isEqualTo(1);
        assertThat(event.getCorrections())
                .containsExactly(
                        new FieldCorrection(
                                "/lines/2/product",
                                "{\"barcode\":\"4012345678901\",\"name\":\"Whole milk\",\"size\":\"1 l\"}",
                                null),
                        new FieldCorrection("/lines/3", null, null),
                        new FieldCorrection("/lines/-", "{\"name\":\"Bananas\",\"total\":\"1.20\"}", null),
                        new FieldCorrection("/total", "17.42", null),
                        new FieldCorrection("/date", "2026-03-14", null));
    }

    @Test
    void aKeyNamesACorrection() throws Exception {
        Answer first = correct(CORRECTIONS, "Idempotency-Key", "a");
        Answer other = correct(CORRECTIONS, "Idempotency-Key", "b");

        assertThat(correct(CORRECTIONS, "Idempotency-Key", "a")
                        .body()
                        .get("duplicate")
                        .asBoolean())
                .isTrue();
        assertThat(other.body().get("correction_id")).isNotEqualTo(first.body().get("correction_id"));
        correct(CORRECTIONS.replace("17.42", "1.00"), "Idempotency-Key", "a").isProblem(409, "idempotency-key-reuse");
    }

    @Test
    void aReceiptOfAnotherHouseholdIsNotFound() throws Exception {
        String stranger = gateway.token(GatewayClient.household(), Scope.RECEIPTS_WRITE);

        gateway.json("POST", path(receipt), stranger, CORRECTIONS).isProblem(404, "not-found");
        gateway.json("POST", path("rcp_" + "0".repeat(32)), token, CORRECTIONS).isProblem(404, "not-found");
        gateway.json("POST", path(receipt), gateway.token(household, Scope.BUDGETS_WRITE), CORRECTIONS)
                .isProblem(403, "forbidden-scope");
        assertThat(events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"reading_revision\":1, | '' | missing-field | /reading_revision",
                "\"reading_revision\":1 | \"reading_revision\":0 | invalid-field | /reading_revision",
                "\"reading_revision\":1 | \"reading_revision\":\"1\" | invalid-field | /reading_revision",
                "/total | /totals | invalid-field | /corrections/3/pointer",
                "/lines/3 | /lines/0 | invalid-field | /corrections/1/pointer",
                "/total | /lines/-/name | invalid-field | /corrections/3/pointer",
                "/total\", | /date\", | invalid-field | /corrections/4/pointer",
                "\"17.42\" | \"17,42\" | invalid-field | /corrections/3/value",
                "\"17.42\" | 17.42 | invalid-field | /corrections/3/value",
                "\"17.42\" | null | invalid-field | /corrections/3/value",
                "\"17.42\" | {} | invalid-field | /corrections/3/value",
                "\"17.42\" | {\"minor\":\"1742\"} | invalid-field | /corrections/3/value",
                "\"value\":\"17.42\" | \"amount\":\"17.42\" | missing-field | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/lines/2/quantity\",\"value\":\"0\" | invalid-field | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/lines/2/category_id\",\"value\":\"dairy.unicorn\" | unknown-category"
                        + " | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/currency\",\"value\":\"XXQ\" | unknown-currency | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/time\",\"value\":\"25:00\" | invalid-field | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/merchant\",\"value\":\" \" | invalid-field | /corrections/3/value",
                "\"/total\",\"value\":\"17.42\" | \"/duplicate_of\",\"value\":\"rcp_1\" | invalid-field | /corrections/3/value",
                "2026-03-14 | 2026-02-30 | invalid-field | /corrections/4/value",
                "2026-03-14 | 1989-12-31 | invalid-field | /corrections/4/value",
                "2026-03-14 | 2999-01-01 | date-in-future | /corrections/4/value",
                "4012345678901 | 4012345678902 | invalid-field | /corrections/0/value/barcode",
                "4012345678901 | 4 012345 678901 | invalid-field | /corrections/0/value/barcode",
                "\"name\":\"Whole milk\", | '' | missing-field | /corrections/0/value/name",
                "\"size\" | \"colour\" | invalid-field | /corrections/0/value/colour",
                "\"name\":\"Bananas\",\"total\":\"1.20\" | \"name\":\"Bananas\" | missing-field | /corrections/2/value/total",
                "\"total\":\"1.20\" | \"total\":\"much\" | invalid-field | /corrections/2/value/total",
            })
    void aBadCorrectionIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = correct(CORRECTIONS.replace(good, bad));

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
        assertThat(events()).isEmpty();
    }

    @Test
    void noneAndTooManyAreRefused() throws Exception {
        Answer none = correct("{\"reading_revision\":1,\"corrections\":[]}");
        Answer many = correct(IntStream.rangeClosed(1, 201)
                .mapToObj("{\"pointer\":\"/lines/%d/name\",\"value\":\"Tea\"}"::formatted)
                .collect(Collectors.joining(",", "{\"reading_revision\":1,\"corrections\":[", "]}")));

        none.isProblem(422, "missing-field");
        many.isProblem(422, "invalid-field");
        assertThat(many.body().at("/errors/0/pointer").asText()).isEqualTo("/corrections");
    }

    private Answer correct(String body, String... headers) throws Exception {
        return gateway.json("POST", path(receipt), token, body, headers);
    }

    private static String path(String receiptId) {
        return "/api/v1/receipts/" + receiptId + "/corrections";
    }

    private List<ReceiptCorrection> events() {
        return gateway.topics().events(Topics.RECEIPT_CORRECTIONS).stream()
                .filter(event -> event.getReceiptId().equals(receipt))
                .toList();
    }
}
