package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.bitebudget.event.Sealed;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShoppingApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String household = UUID.randomUUID().toString();
    private final String shop = "shop-" + household;

    @Test
    void aShoppingListShowsItsTitleWhatWasBoughtAndWhatIsLeft() throws Exception {
        Sealer sealer = new Sealer(HouseholdKeys.in(serving.home().resolve("keys")));
        Sealed title = SealedText.seal(sealer, household, "For Ana's party", "lst_1");
        String receipt = "rcp_" + "3".repeat(32);
        serving.topics()
                .send(
                        Topics.SHOPPING_LISTS,
                        Keys.join(household, "lst_1"),
                        SampleEvents.shoppingList(household, "lst_1", 1, title, "milk", "bread"));
        serving.topics().send(Topics.RECEIPT_READINGS, Keys.join(receipt), SampleEvents.reading(household, receipt));
        serving.topics()
                .send(
                        Topics.SHOPPING_MATCHES,
                        Keys.join(household, "lst_1", receipt),
                        SampleEvents.shoppingMatch(household, "lst_1", receipt));

        JsonNode list = serving.await(household, "/api/v1/shopping-lists/lst_1", "/title", "For Ana's party");
        assertThat(list.at("/items/1/text").asText()).isEqualTo("bread");
        assertThat(list.at("/items/1/checked").asBoolean()).isFalse();
        assertThat(serving.get(household, "/api/v1/shopping-lists")
                        .at("/items/0/list_id")
                        .asText())
                .isEqualTo("lst_1");
        JsonNode matches =
                serving.await(household, "/api/v1/shopping-lists/lst_1/matches", "/items/0/merchant", "Corner Shop");
        assertThat(matches.at("/items/0/bought/0/text").asText()).isEqualTo("milk");
        assertThat(matches.at("/items/0/bought/0/name").asText()).isEqualTo("Milk");
        assertThat(matches.at("/items/0/bought/0/total/minor").asLong()).isEqualTo(1234);
        assertThat(matches.at("/items/0/missing/0/text").asText()).isEqualTo("bread");

        HouseholdKeys.in(serving.home().resolve("keys")).delete(household);
        assertThat(serving.get(household, "/api/v1/shopping-lists/lst_1").has("title"))
                .isFalse();
        serving.topics()
                .sendBytes(
                        Topics.SHOPPING_MATCHES.name(),
                        Keys.join(household, "lst_1", receipt),
                        Collections.singletonList(null));
        await().atMost(SOON).until(() -> serving.get(household, "/api/v1/shopping-lists/lst_1/matches")
                .at("/items")
                .isEmpty());
    }

    @Test
    void aListIsPricedStoreByStoreAndATakenAwayListIsGone() throws Exception {
        String word = "milk" + household.replace("-", "");
        serving.topics()
                .send(
                        Topics.SHOPPING_LISTS,
                        Keys.join(household, "lst_2"),
                        SampleEvents.shoppingList(household, "lst_2", 1, null, word, "unicorn"));
        serving.topics()
                .send(Topics.PRICE_CURRENT, Keys.join(shop, "7"), SampleEvents.price(shop, "7", "Whole " + word, 120));
        serving.topics()
                .send(
                        Topics.PRICE_CURRENT,
                        Keys.join(shop, "8"),
                        SampleEvents.price(shop, "8", "Skimmed " + word, 110));

        JsonNode prices =
                serving.await(household, "/api/v1/shopping-lists/lst_2/prices", "/items/0/total/minor", "110");
        assertThat(prices.at("/items/0/store").asText()).isEqualTo(shop);
        assertThat(prices.at("/items/0/choices/0/product").asText()).isEqualTo("8");
        assertThat(prices.at("/items/0/choices/0/age_days").isIntegralNumber()).isTrue();
        assertThat(prices.at("/items/0/choices/0/holds").isBoolean()).isTrue();
        assertThat(prices.at("/best_split/stores/0/choices"))
                .isEqualTo(prices.at("/items/0/choices"))
                .isNotEmpty();
        assertThat(prices.at("/items/0/not_sold/0/text").asText()).isEqualTo("unicorn");

        ShoppingList deleted = SampleEvents.shoppingList(household, "lst_2", 2, null);
        deleted.setDeleted(true);
        serving.topics().send(Topics.SHOPPING_LISTS, Keys.join(household, "lst_2"), deleted);
        await().atMost(SOON)
                .until(() ->
                        serving.fetch(household, "/api/v1/shopping-lists/lst_2").statusCode() == 404);
        assertThat(serving.get(household, "/api/v1/shopping-lists").at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void theStreamTellsOfListsAndWhatWasBoughtOfThem() throws Exception {
        serving.awaitReady();
        StreamListener mine = serving.listen(serving.token(household, Set.of(Scope.SHOPPING_READ)));

        serving.topics()
                .send(
                        Topics.SHOPPING_LISTS,
                        Keys.join(household, "lst_3"),
                        SampleEvents.shoppingList(household, "lst_3", 4, null, "milk"));
        JsonNode changed = mine.next();
        serving.topics()
                .send(
                        Topics.SHOPPING_MATCHES,
                        Keys.join(household, "lst_3", "rcp_3"),
                        SampleEvents.shoppingMatch(household, "lst_3", "rcp_3"));
        JsonNode bought = mine.next();

        assertThat(changed.at("/type").asText()).isEqualTo("shopping_list");
        assertThat(changed.at("/data/revision").asLong()).isEqualTo(4);
        assertThat(bought.at("/type").asText()).isEqualTo("shopping_match");
        assertThat(bought.at("/data/receipt_id").asText()).isEqualTo("rcp_3");
    }
}
