package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShoppingListCommandsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String LISTS = "/api/v1/shopping-lists";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = """
            {"title":"For Ana's party","items":[
              {"item_id":"milk","text":"Whole milk","quantity":"2","unit":"l","category_id":"dairy.milk"},
              {"text":"Bread"}]}""";

    private final String household = GatewayClient.household();
    private final String token = gateway.token(household, Scope.SHOPPING_WRITE);

    @Test
    void aListIsStartedOnceWithItsTitleSealed() throws Exception {
        Answer first = create(LIST, "k");
        Answer again = create(LIST, "k");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().get("revision").asLong()).isEqualTo(1);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(again.body().get("list_id")).isEqualTo(first.body().get("list_id"));
        List<ShoppingList> written = written();
        assertThat(written).hasSize(1);
        ShoppingList list = written.get(0);
        assertThat(list.toString()).doesNotContain("Ana");
        Sealer sealer = new Sealer(HouseholdKeys.in(gateway.home().resolve("keys")));
        assertThat(SealedText.open(sealer, list.getTitle(), list.getListId())).isEqualTo("For Ana's party");
        ShoppingItem milk = list.getItems().get(0);
        assertThat(milk.getItemId()).isEqualTo("milk");
        assertThat(milk.getQuantity()).isEqualTo(new Rate(2L, 0));
        assertThat(list.getItems().get(1).getItemId()).startsWith("itm_");
        assertThat(list.getItems()).noneMatch(ShoppingItem::getChecked);
    }

    @Test
    void whoeverChangesAnOldRevisionIsToldWhichOneIsNewer() throws Exception {
        String path = LISTS + "/" + create(LIST, "k").body().get("list_id").asText();
        String mine = LIST.replace("\"title\"", "\"revision\":1,\"title\"");
        String theirs = mine.replace("Bread", "Rye bread");

        Answer changed = gateway.json("PUT", path, token, mine);
        Answer repeated = gateway.json("PUT", path, token, mine);
        Answer stale = gateway.json("PUT", path, token, theirs);
        Answer rebased = gateway.json("PUT", path, token, theirs.replace("\"revision\":1", "\"revision\":2"));

        assertThat(changed.body().get("revision").asLong()).isEqualTo(2);
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.body().get("duplicate").asBoolean()).isTrue();
        stale.isProblem(409, "revision-conflict");
        assertThat(stale.body().at("/errors/0/pointer").asText()).isEqualTo("/revision");
        assertThat(stale.body().at("/errors/0/reason").asText()).contains("revision 2");
        assertThat(rebased.body().get("revision").asLong()).isEqualTo(3);
        List<ShoppingList> written = written();
        assertThat(written.get(2).getItems().get(1).getText()).isEqualTo("Rye bread");
        assertThat(written.get(2).getCreatedAt()).isEqualTo(written.get(0).getCreatedAt());
    }

    @Test
    void aRevisionThatNeverWasIsAConflictToo() throws Exception {
        String path = LISTS + "/" + create(LIST, "k").body().get("list_id").asText();

        gateway.json("PUT", path, token, LIST.replace("\"title\"", "\"revision\":7,\"title\""))
                .isProblem(409, "revision-conflict");
    }

    @Test
    void aDeletedListIsGoneWithItsWords() throws Exception {
        String path = LISTS + "/" + create(LIST, "k").body().get("list_id").asText();

        assertThat(gateway.json("DELETE", path, token, "").status()).isEqualTo(202);

        gateway.json("DELETE", path, token, "").isProblem(404, "not-found");
        gateway.json("PUT", path, token, LIST.replace("\"title\"", "\"revision\":2,\"title\""))
                .isProblem(404, "not-found");
        ShoppingList last = written().get(1);
        assertThat(last.getDeleted()).isTrue();
        assertThat(last.getTitle()).isNull();
        assertThat(last.getItems()).isEmpty();
    }

    @Test
    void membersShareAListAndStrangersDoNotSeeIt() throws Exception {
        String path = LISTS + "/" + create(LIST, "k").body().get("list_id").asText();
        String change = LIST.replace("\"title\"", "\"revision\":1,\"title\"");
        String stranger = gateway.token(GatewayClient.household(), Scope.SHOPPING_WRITE);
        String member = gateway.token(household, Scope.SHOPPING_WRITE);

        gateway.json("PUT", path, stranger, change).isProblem(404, "not-found");
        gateway.json("DELETE", path, stranger, "").isProblem(404, "not-found");
        assertThat(gateway.json("PUT", path, member, change).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\":\"Bread\" | \"text\":\" \" | invalid-field | /items/1/text",
                "\"text\":\"Bread\" | \"checked\":true | missing-field | /items/1/text",
                "\"text\":\"Bread\" | \"text\":\"Bread\",\"checked\":\"yes\" | invalid-field | /items/1/checked",
                "\"text\":\"Bread\" | \"text\":\"Bread\",\"unit\":\"kg\" | invalid-field | /items/1/unit",
                "\"text\":\"Bread\" | \"text\":\"Bread\",\"item_id\":\"milk\" | invalid-field | /items/1/item_id",
                "\"item_id\":\"milk\" | \"item_id\":\"a b\" | invalid-field | /items/0/item_id",
                "\"quantity\":\"2\" | \"quantity\":\"0\" | invalid-field | /items/0/quantity",
                "\"quantity\":\"2\" | \"quantity\":\"-1\" | invalid-field | /items/0/quantity",
                "\"quantity\":\"2\" | \"quantity\":\"10001\" | invalid-field | /items/0/quantity",
                "\"quantity\":\"2\" | \"quantity\":\"0.0001\" | invalid-field | /items/0/quantity",
                "\"quantity\":\"2\" | \"quantity\":\"NaN\" | invalid-field | /items/0/quantity",
                "\"quantity\":\"2\" | \"quantity\":2 | invalid-field | /items/0/quantity",
                "dairy.milk | dairy.unicorn | unknown-category | /items/0/category_id",
                "\"items\":[ | \"items\":\"none\",\"x\":[ | invalid-field | /items",
                "\"items\":[ | \"items\":[7, | invalid-field | /items/0",
                "\"title\" | \"titel\" | invalid-field | /titel",
            })
    void aBadMemberIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = create(LIST.replace(good, bad), "k");

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void whatIsTooLongOrTooManyIsRefused() throws Exception {
        assertThat(create(LIST.replace("For Ana's party", "t".repeat(101)), "k")
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/title");
        assertThat(create(LIST.replace("Bread", "b".repeat(201)), "k")
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/items/1/text");
        assertThat(create(list(201), "k").body().at("/errors/0/reason").asText())
                .isEqualTo("at most 200 items");
        assertThat(create(list(200), "k").status()).isEqualTo(202);
    }

    @Test
    void aRequestThatLacksItsKeyOrRevisionIsRefused() throws Exception {
        gateway.json("POST", LISTS, token, LIST).isProblem(400, "idempotency-key-missing");
        Answer created = create(LIST, "k");
        create(LIST.replace("Bread", "Rolls"), "k").isProblem(409, "idempotency-key-reuse");
        Answer without =
                gateway.json("PUT", LISTS + "/" + created.body().get("list_id").asText(), token, LIST);

        without.isProblem(422, "missing-field");
        assertThat(without.body().at("/errors/0/pointer").asText()).isEqualTo("/revision");
        create("[]", UUID.randomUUID().toString()).isProblem(422, "invalid-field");
        create("{", UUID.randomUUID().toString()).isProblem(400, "malformed-json");
    }

    private Answer create(String body, String key) throws Exception {
        return gateway.json("POST", LISTS, token, body, "Idempotency-Key", key);
    }

    private static String list(int size) {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        for (int i = 0; i < size; i++) {
            items.addObject().put("text", "thing " + i);
        }
        return list.toString();
    }

    /** What stands on the topic for this test's household. */
    private List<ShoppingList> written() {
        return gateway.topics().events(Topics.SHOPPING_LISTS).stream()
                .filter(list -> list.getHousehold().equals(household))
                .toList();
    }
}
