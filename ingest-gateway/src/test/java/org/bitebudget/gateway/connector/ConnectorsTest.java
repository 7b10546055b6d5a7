package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceFeedBatch;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.gateway.GatewayClient;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.gateway.GatewayUnderTest;
import org.bitebudget.gateway.connector.StoreServer.Reply;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose connectors fetch from servers on this machine. */
class ConnectorsTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Path SHIPPED = Path.of("..", "infra", "connectors");
    private static final Map<String, String> SECRETS = Map.of("WALMART_TOKEN", "w-hush", "CHEDRAUI_KEY", "c-hush");

    @TempDir
    static Path home;

    private static GatewayUnderTest gateway;
    private static String token;

    private final StoreServer store = new StoreServer();

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewayUnderTest.start(STACK, home, SECRETS);
        token = gateway.token(GatewayClient.household(), Scope.CONNECTORS_READ, Scope.CONNECTORS_WRITE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void addingAStoreIsAddingAFile() throws Exception {
        String list = """
                Artikel;Bezeichnung;Inhalt;Preis;Bestand
                7;Tee;100 g;1,99 \u20ac;4
                8;K\u00e4se;;12,90 \u20ac/kg;0
                9;Kaffee;500 g;4.99;1
                """;
        store.answers(ask ->
                Reply.bytes(list.getBytes(Charset.forName("iso-8859-15"))).packed());
        add("laden", """
                store: Laden
                enabled: true
                currency: EUR
                zone: Europe/Berlin
                request:
                  url: %s/preise.csv
                  private_host: true
                answer:
                  format: csv
                  encoding: iso-8859-15
                fields:
                  product_id: Artikel
                  product_name: Bezeichnung
                  size: Inhalt
                  price: {path: Preis, number: decimal_comma}
                  in_stock: Bestand
                schedule:
                  every: PT6H
                """.formatted(store.address()));

        JsonNode run = lastRun("laden", last -> last.get("outcome").asText().equals("complete"));

        assertThat(run.get("accepted").asLong()).isEqualTo(2);
        assertThat(run.get("rejects").findValuesAsText("code")).containsExactly("not-a-number");
        List<PriceObservation> seen = observations("Laden");
        assertThat(seen).extracting(PriceObservation::getProduct).containsExactlyInAnyOrder("7", "8");
        assertThat(seen).allSatisfy(event -> {
            assertThat(event.getSource()).isEqualTo(PriceSource.CONNECTOR);
            assertThat(event.getWhen().getZone()).isEqualTo("Europe/Berlin");
            assertThat(event.getBatchId()).isEqualTo(run.get("batch_id").asText());
        });
        PriceObservation cheese = seen.stream()
                .filter(event -> event.getProduct().equals("8"))
                .findFirst()
                .orElseThrow();
        assertThat(cheese.getName()).isEqualTo("K\u00e4se");
        assertThat(cheese.getPrice()).isEqualTo(new Money(1290L, "EUR"));
        assertThat(cheese.getSizeText()).isEqualTo("1 kg");
        assertThat(cheese.getInStock()).isFalse();
    }

    @Test
    void walmartsFileReadsPagesOfJson() throws Exception {
        store.answers(ask -> {
            if (!"Bearer w-hush".equals(ask.headers().get("authorization"))) {
                return Reply.of(401, "");
            }
            boolean milk = "leche".equals(ask.parameter("query"));
            int page = Integer.parseInt(ask.parameter("page"));
            if (!milk || page > 2) {
                return Reply.of(200, "{\"items\":[]}");
            }
            return Reply.of(200, """
                    {"items":[{"itemId":%d,"name":"Leche entera %d","size":{"amount":1,"unit":"l"},"salePrice":26.50,"msrp":29.0,
                    "upc":"4006381333931","stock":"Available","categoryPath":"Lacteos","promotion":{"text":"Oferta"}}]}
                    """.formatted(page, page));
        });
        addShipped("walmart", "https://api.walmart.com");

        JsonNode run = lastRun("walmart", last -> last.get("outcome").asText().equals("complete"));

        assertThat(run.get("accepted").asLong()).isEqualTo(2);
        PriceObservation milk = observations("Walmart").get(0);
        assertThat(milk.getPrice()).isEqualTo(new Money(2650L, "MXN"));
        assertThat(milk.getListPrice()).isEqualTo(new Money(2900L, "MXN"));
        assertThat(milk.getCanonicalProductId()).isEqualTo("gtin:04006381333931");
        assertThat(milk.getSizeText()).isEqualTo("1 l");
        String status = list().response().body();
        assertThat(status).contains("page={page}").doesNotContain("hush");
    }

    @Test
    void chedrauisFileFollowsCursorsAndReadsCentavos() throws Exception {
        store.answers(ask -> {
            if (!"c-hush".equals(ask.headers().get("x-api-key"))) {
                return Reply.of(403, "");
            }
            boolean first = ask.parameter("cursor").isEmpty();
            return Reply.of(200, """
                    {"productos":[{"sku":"%s","nombre":"Arroz","presentacion":"900 g","precios":{"venta_centavos":3490,"lista_centavos":3990},
                    "disponible":%s,"ean":null,"promociones":[]}],"paginacion":{"siguiente":%s}}
                    """.formatted(first ? "A1" : "A2", first, first ? "\"c2\"" : "null"))
                    .with("Content-Type", "application/json");
        });
        addShipped("chedraui", "https://api.chedraui.com.mx");

        lastRun("chedraui", last -> last.get("outcome").asText().equals("complete"));

        List<PriceObservation> seen = observations("Chedraui");
        assertThat(seen).extracting(PriceObservation::getPrice).containsOnly(new Money(3490L, "MXN"));
        assertThat(seen).extracting(PriceObservation::getInStock).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void sorianasFileReadsPagesForPeople() throws Exception {
        store.answers(ask -> {
            String category = ask.parameter("categoria");
            if (!"lacteos".equals(category)) {
                return Reply.of(200, "<html><body>Sin productos</body></html>");
            }
            boolean first = ask.parameter("pagina") == null;
            return Reply.bytes(("""
                    <html><head><meta charset="windows-1252"></head><body><ul><li class="producto" data-sku="%s" data-ean="">
                    <h3>Jam\u00f3n de pavo</h3><span class="presentacion">250 g</span><span class="precio">$ 1,059.90</span>
                    <link itemprop="availability" href="https://schema.org/OutOfStock"></li></ul>
                    """.formatted(first ? "S1" : "S2")
                            + (first
                                    ? "<a rel=\"next\" href=\"/productos?categoria=lacteos&amp;pagina=2\">Siguiente</a>"
                                    : ""))
                    .getBytes(Charset.forName("windows-1252")));
        });
        addShipped("soriana", "https://api.soriana.com");

        lastRun("soriana", last -> last.get("outcome").asText().equals("complete"));

        List<PriceObservation> seen = observations("Soriana");
        assertThat(seen).extracting(PriceObservation::getProduct).containsExactlyInAnyOrder("S1", "S2");
        assertThat(seen).extracting(PriceObservation::getName).containsOnly("Jam\u00f3n de pavo");
        assertThat(seen).extracting(PriceObservation::getPrice).containsOnly(new Money(105990L, "MXN"));
        assertThat(seen).extracting(PriceObservation::getInStock).containsOnly(false);
    }

    @Test
    void aHalfFetchedRunSaysSoAndTheNextGoesOnThere() throws Exception {
        CountDownLatch mended = new CountDownLatch(1);
        store.answers(ask -> {
            int page = Integer.parseInt(ask.parameter("p"));
            if (page == 3 && mended.getCount() > 0) {
                return Reply.of(410, "");
            }
            return Reply.of(
                    200,
                    page > 4
                            ? "{\"items\":[]}"
                            : "{\"items\":[{\"id\":\"%d\",\"name\":\"Tea\",\"price\":1.5}]}".formatted(page));
        });
        add("half", json("Half"));

        JsonNode half = lastRun("half", last -> last.get("outcome").asText().equals("partial"));
        assertThat(half.get("reason").asText()).isEqualTo("page 3: the store answers 410");
        assertThat(observations("Half"))
                .extracting(PriceObservation::getProduct)
                .containsExactlyInAnyOrder("1", "2");
        assertThat(batch(half).getComplete()).isFalse();
        mended.countDown();
        assertThat(run("half", token).status()).isEqualTo(202);

        JsonNode rest = lastRun("half", last -> last.get("outcome").asText().equals("complete"));
        assertThat(observations("Half"))
                .extracting(PriceObservation::getProduct)
                .containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(rest.get("pages").asLong()).isEqualTo(3);
        assertThat(batch(rest).getComplete()).isTrue();
    }

    @Test
    void whatHasNotChangedIsNotFetchedAgainAlsoAfterARestart() throws Exception {
        store.answers(ask -> "\"v1\"".equals(ask.headers().get("if-none-match"))
                ? Reply.of(304, "")
                : Reply.of(200, "{\"items\":[{\"id\":\"1\",\"name\":\"Tea\",\"price\":1.5}]}")
                        .with("ETag", "\"v1\""));
        add("same", json("Same").replace("?p={page}", "").replace("paging:\n  by: page\n", ""));
        lastRun("same", last -> last.get("outcome").asText().equals("complete"));

        gateway.close();
        gateway = GatewayUnderTest.start(STACK, home, SECRETS);
        lastRun("same", last -> true);
        assertThat(run("same", token).status()).isEqualTo(202);

        JsonNode again = lastRun("same", last -> last.get("pages_unchanged").asLong() == 1);
        assertThat(again.get("accepted").asLong()).isZero();
        assertThat(observations("Same")).hasSize(1);
    }

    @Test
    void aConnectorIsSeenAndRunByThoseWhoMay() throws Exception {
        store.answers(ask -> Reply.of(500, ""));
        add("broken", "store: Broken\nenabled: maybe\n");
        add("off", json("Off").replace("enabled: true", "enabled: false"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> connector("off") != null && connector("broken") != null);

        assertThat(connector("broken").get("state").asText()).isEqualTo("invalid");
        assertThat(connector("broken").get("faults").get(0).get("line").asInt()).isPositive();
        assertThat(connector("off").get("state").asText()).isEqualTo("disabled");
        run("off", token).isProblem(409, "connector-off");
        run("broken", token).isProblem(409, "connector-off");
        run("nobody", token).isProblem(404, "not-found");
        String reader = gateway.token(GatewayClient.household(), Scope.CONNECTORS_READ);
        run("off", reader).isProblem(403, "forbidden-scope");
        String feeder = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);
        gateway.send("GET", "/api/v1/connectors", feeder, null, new byte[0]).isProblem(403, "forbidden-scope");
        gateway.send("GET", "/api/v1/connectors", null, null, new byte[0]).isProblem(401, "unauthorized");
        assertThat(store.asked()).isEmpty();
    }

    private String json(String name) {
        return """
                store: %s
                enabled: true
                currency: EUR
                request:
                  url: %s/items?p={page}
                  private_host: true
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
                manners:
                  requests_per_minute: 6000
                  pause: PT0.001S
                """.formatted(name, store.address());
    }

    /** The shipped file as it is, enabled, at this machine's server and without its patience. */
    private void addShipped(String name, String address) throws Exception {
        String shipped = Files.readString(SHIPPED.resolve(name + ".yaml"));
        String here = shipped.replace(address, store.address())
                .replace("enabled: false", "enabled: true")
                .replaceFirst("(?m)^request:", "request:\n  private_host: true")
                .replaceFirst("requests_per_minute: \\d+", "requests_per_minute: 6000")
                .replaceFirst("pause: PT\\dS", "pause: PT0.001S")
                .replaceFirst("(?s)schedule:.*?\n\n", "schedule:\n  every: PT6H\n\n");
        assertThat(here).contains(store.address());
        add(name, here);
    }

    private static void add(String name, String yaml) throws Exception {
        Path directory = Files.createDirectories(home.resolve("connectors"));
        Path written = Files.writeString(directory.resolve(name + ".tmp"), yaml);
        Files.move(written, directory.resolve(name + ".yaml"));
    }

    private static JsonNode lastRun(String name, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            JsonNode found = connector(name);
                            return found == null ? null : found.get("last_run");
                        },
                        last -> last != null && wanted.test(last));
    }

    private static JsonNode connector(String name) throws Exception {
        for (JsonNode item : list().body().get("items")) {
            if (item.get("name").asText().equals(name)) {
                return item;
            }
        }
        return null;
    }

    private static Answer list() throws Exception {
        return gateway.send("GET", "/api/v1/connectors", token, null, new byte[0]);
    }

    private static Answer run(String name, String bearer) throws Exception {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/api/v1/connectors/" + name + "/run"))
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static List<PriceObservation> observations(String store) {
        return STACK.topics().events(Topics.PRICE_OBSERVATIONS).stream()
                .filter(event -> event.getStore().equals(store))
                .toList();
    }

    private static PriceFeedBatch batch(JsonNode run) {
        return STACK.topics().events(Topics.PRICE_FEED_BATCHES).stream()
                .filter(batch -> batch.getBatchId().equals(run.get("batch_id").asText()))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
