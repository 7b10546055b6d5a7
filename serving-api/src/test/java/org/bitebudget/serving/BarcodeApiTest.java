package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductChoice;
import org.bitebudget.event.ProductLink;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodeApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final String ROUTE = "/api/v1/products/barcodes/";

    private final String household = UUID.randomUUID().toString();

    @Test
    void aBarcodeAnswersTheProductAndItsPricesCheapestFirst() throws Exception {
        price("dear", "gtin:04006381333931", 250, false);
        price("cheap", "gtin:04006381333931", 199, false);
        price("gone", "gtin:04006381333931", 100, true);
        price("other", "gtin:00073513537000", 50, false);
        price("moved", "gtin:04006381333931", 10, false);
        price("moved", null, 10, false);

        JsonNode answer = serving.await(household, ROUTE + "4006381333931", "/cheapest/store", "cheap");

        assertThat(answer.at("/barcode").asText()).isEqualTo("04006381333931");
        assertThat(answer.at("/product/product_id").asText()).isEqualTo("gtin:04006381333931");
        assertThat(answer.at("/product/name").asText()).isEqualTo("Pen");
        assertThat(answer.at("/items").findValuesAsText("store")).containsExactly("cheap", "dear");
        assertThat(ServingUnderTest.json(serving.fetch(household, ROUTE + "04006381333931")))
                .isEqualTo(answer);
        assertThat(ServingUnderTest.json(serving.fetch(household, "/api/v1/prices?store=gone"))
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void whatOneHouseholdSaysIsItsOwnUntilThreeAgree() throws Exception {
        Product milk = new Product("gtin:04012345678901", "Whole milk", "Dairy Co", "1 l", "4012345678901");
        String stranger = UUID.randomUUID().toString();
        ProductLink link = new ProductLink(
                SampleEvents.envelope("lnk_1", 1, null, SampleEvents.AT),
                "corner",
                "whl mlk",
                List.of(ProductChoice.newBuilder()
                        .setHousehold(household)
                        .setProduct(milk)
                        .setAt(SampleEvents.AT)
                        .build()),
                null,
                null,
                null);
        serving.topics().send(Topics.PRODUCT_LINKS, Keys.join("corner", "whl mlk"), link);

        JsonNode own = serving.await(household, ROUTE + "4012345678901", "/product/name", "Whole milk");

        assertThat(own.at("/product/size").asText()).isEqualTo("1 l");
        assertThat(own.toString()).doesNotContain(household);
        serving.refuses(stranger, ROUTE + "4012345678901", 404, "not-found");
        serving.topics()
                .send(
                        Topics.PRODUCT_LINKS,
                        Keys.join("corner", "whl mlk"),
                        ProductLink.newBuilder(link).setAgreed(milk).build());
        assertThat(serving.await(stranger, ROUTE + "4012345678901", "/product/brand", "Dairy Co")
                        .at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333932", "123", "milk", "400638133393%20", "00000000"})
    void whatIsNoBarcodeIsRefused(String code) throws Exception {
        serving.refuses(household, ROUTE + code, 400, "invalid-parameter");
    }

    @Test
    void aBarcodeThatNobodyKnowsIsNotFound() throws Exception {
        serving.refuses(household, ROUTE + "6291041500213", 404, "not-found");
    }

    private static void price(String store, String canonicalId, long minor, boolean withdrawn) {
        CurrentPrice price = CurrentPrice.newBuilder(SampleEvents.price(store, "pen", "Pen", minor))
                .setCanonicalProductId(canonicalId)
                .setWithdrawn(withdrawn)
                .build();
        serving.topics().send(Topics.PRICE_CURRENT, Keys.join(store, "pen"), price);
    }
}
