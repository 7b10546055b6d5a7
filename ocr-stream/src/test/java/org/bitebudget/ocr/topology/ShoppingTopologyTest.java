package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.ocr.topology.TopologyFixture.HOUSEHOLD;
import static org.bitebudget.ocr.topology.TopologyFixture.RECEIPT;
import static org.bitebudget.ocr.topology.TopologyFixture.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.BoughtItem;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.embedding.LanguageModel;
import org.bitebudget.platform.avro.AvroSerdes;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShoppingTopologyTest {

    private static final LineCategoriser CATEGORISER = LineCategoriser.shipped();
    private static final LanguageModel MODEL = new LanguageModel(Path.of("target", "embedding-libraries"));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path home;

    private TopologyFixture stream;

    @BeforeEach
    void start() throws IOException {
        stream = new TopologyFixture(home, registry -> {
            StreamsBuilder builder = new StreamsBuilder();
            ShoppingTopology.add(
                    builder,
                    registry,
                    builder.stream(
                            Topics.RECEIPT_READINGS.name(),
                            Consumed.with(Serdes.String(), AvroSerdes.of(registry, Topics.RECEIPT_READINGS))),
                    MODEL);
            return builder.build();
        });
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void aReceiptIsHeldAgainstTheListsThatWereOpenOnItsDay() {
        // Given a list of that day, one of the day before and one of the day after
        list("today", 1, DAY, "milk", "bread");
        list("before", 1, DAY.minusDays(1), "bread", "eggs");
        list("after", 1, DAY.plusDays(1), "milk");

        // When a receipt comes in
        reading("rcp_1", 1, DAY, "WHL MILK 1L", "ALMOND MILK", "EGGS 12");

        // Then the first two know what was bought, missing and extra
        List<ShoppingMatch> matches = matches();
        assertThat(matches).extracting(ShoppingMatch::getListId).containsExactlyInAnyOrder("today", "before");
        ShoppingMatch today = matches.stream()
                .filter(match -> match.getListId().equals("today"))
                .findFirst()
                .orElseThrow();
        assertThat(today.getBought()).extracting(BoughtItem::getItemId).containsExactly("milk");
        assertThat(today.getBought()).extracting(BoughtItem::getLineNo).containsExactly(1);
        assertThat(today.getMissing()).containsExactly("bread");
        assertThat(today.getExtra()).containsExactly(2, 3);
        assertThat(today.getEnvelope().getRevision()).isEqualTo(1);
    }

    @Test
    void aReceiptThatIsReadBeforeItsListIsKnownIsHeldAgainstItToo() {
        reading("rcp_1", 1, DAY, "WHL MILK 1L");
        list("l", 1, DAY, "milk");

        assertThat(matches()).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhereNothingWasBought() {
        list("l", 1, DAY, "milk");
        reading("rcp_1", 1, DAY, "SHAMPOO 400ML");

        assertThat(read()).isEmpty();
    }

    @Test
    void aCorrectedReceiptAndAChangedListGiveHigherRevisions() {
        list("l", 1, DAY, "milk", "bread");
        reading("rcp_1", 1, DAY, "WHL MILK 1L", "BRX");
        assertThat(matches().get(0).getMissing()).containsExactly("bread");

        reading("rcp_1", 2, DAY, "WHL MILK 1L", "RYE BREAD");
        ShoppingMatch corrected = matches().get(0);
        list("l", 2, DAY, "milk", "bread", "eggs");
        ShoppingMatch changed = matches().get(0);

        assertThat(corrected.getMissing()).isEmpty();
        assertThat(corrected.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(changed.getMissing()).containsExactly("eggs");
        assertThat(changed.getEnvelope().getRevision()).isEqualTo(3);
    }

    @Test
    void aChangeThatChangesNothingIsNoNews() {
        list("l", 1, DAY, "milk");
        reading("rcp_1", 1, DAY, "WHL MILK 1L");
        matches();

        list("l", 1, DAY, "bread");
        list("l", 2, DAY, "milk");
        reading("rcp_1", 2, DAY, "WHL MILK 1L");
        reading("rcp_1", 1, DAY, "SHAMPOO");

        assertThat(read()).isEmpty();
    }

    @Test
    void aDeletedListAReceiptThatCountsNoMoreAndAMatchThatIsGoneAreTakenBack() {
        list("l", 1, DAY, "milk");
        list("m", 1, DAY, "bread");
        reading("rcp_1", 1, DAY, "WHL MILK 1L", "BREAD");
        assertThat(matches()).hasSize(2);

        send(listEvent("l", 2, DAY, List.of(), true));
        assertThat(takenBack()).containsExactly(Keys.join(HOUSEHOLD, "l", "rcp_1"));
        list("m", 2, DAY, "eggs");
        assertThat(takenBack()).containsExactly(Keys.join(HOUSEHOLD, "m", "rcp_1"));
        list("m", 3, DAY, "bread");
        assertThat(matches()).hasSize(1);
        ReceiptReading duplicate = readingEvent("rcp_1", 2, DAY, "BREAD");
        duplicate.setDuplicateOf("rcp_0");
        send(duplicate);
        assertThat(takenBack()).containsExactly(Keys.join(HOUSEHOLD, "m", "rcp_1"));
        reading("rcp_1", 3, DAY, "BREAD");
        assertThat(matches().get(0).getEnvelope().getRevision()).isEqualTo(5);
        reading("rcp_1", 4, DAY.minusDays(1), "BREAD");
        assertThat(takenBack()).containsExactly(Keys.join(HOUSEHOLD, "m", "rcp_1"));
    }

    @Test
    void onlyTheNewestReceiptsAreHeldAgainstAChangedList() {
        list("l", 1, DAY, "milk");
        for (int i = 0; i < ShoppingBook.MOST_RECEIPTS + 2; i++) {
            reading("rcp_" + i, 1, DAY.plusDays(i), "WHL MILK 1L");
        }
        matches();

        list("l", 2, DAY, "milk", "eggs");

        assertThat(matches())
                .hasSize(ShoppingBook.MOST_RECEIPTS)
                .extracting(ShoppingMatch::getReceiptId)
                .doesNotContain("rcp_0", "rcp_1");
    }

    @Test
    void aReceiptIsHeldAgainstTheNewestListsOnly() {
        for (int i = 0; i <= ShoppingBook.MOST_LISTS; i++) {
            list("list" + i, 1, DAY.plusDays(i), "milk");
        }

        reading("rcp_1", 1, DAY.plusDays(100), "WHL MILK 1L");

        assertThat(matches())
                .hasSize(ShoppingBook.MOST_LISTS)
                .extracting(ShoppingMatch::getListId)
                .doesNotContain("list0");
    }

    @Test
    void householdsDoNotMeet() {
        list("l", 1, DAY, "milk");
        ReceiptReading theirs = readingEvent("rcp_1", 1, DAY, "WHL MILK 1L");
        theirs.setHousehold("0b1c1f8e-4f7c-4d53-9a39-0d6f2a1b2c3d");
        send(theirs);

        assertThat(read()).isEmpty();
    }

    @Test
    void moneyThatComesBackBuysNothing() {
        list("l", 1, DAY, "milk");
        ReceiptReading refund = readingEvent("rcp_1", 1, DAY, "WHL MILK 1L");
        refund.getLines().get(0).setTotal(new Money(-125L, "EUR"));
        send(refund);

        assertThat(read()).isEmpty();
    }

    @Test
    void aListUnderAnotherKeyIsSetAside() {
        stream.send(
                Topics.SHOPPING_LISTS, Keys.join(HOUSEHOLD, "other"), listEvent("l", 1, DAY, List.of("milk"), false));

        assertThat(stream.deadLetter(Topics.SHOPPING_LISTS).code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
    }

    @Test
    void theWholeAppHoldsAReceiptAgainstAList() throws IOException {
        try (TopologyFixture app = new TopologyFixture(home.resolve("app"))) {
            app.send(
                    Topics.SHOPPING_LISTS,
                    Keys.join(HOUSEHOLD, "l"),
                    listEvent("l", 1, LocalDate.of(2024, 3, 10), List.of("milk", "bananas", "rice"), false));

            app.text(app.content(WHOLE), "engine-1");

            TestRecord<String, ShoppingMatch> match = app.only(Topics.SHOPPING_MATCHES);
            assertThat(match.key()).isEqualTo(Keys.join(HOUSEHOLD, "l", RECEIPT));
            assertThat(match.value().getBought())
                    .extracting(BoughtItem::getItemId)
                    .containsExactly("milk", "bananas");
            assertThat(match.value().getMissing()).containsExactly("rice");
        }
    }

    private void list(String listId, long revision, LocalDate created, String... texts) {
        send(listEvent(listId, revision, created, List.of(texts), false));
    }

    private void send(ShoppingList list) {
        stream.send(Topics.SHOPPING_LISTS, Keys.join(HOUSEHOLD, list.getListId()), list);
    }

    private void reading(String receiptId, long revision, LocalDate date, String... lines) {
        send(readingEvent(receiptId, revision, date, lines));
    }

    private void send(ReceiptReading reading) {
        stream.send(Topics.RECEIPT_READINGS, Keys.join(reading.getHousehold(), reading.getReceiptId()), reading);
    }

    private List<TestRecord<String, ShoppingMatch>> read() {
        return stream.read(Topics.SHOPPING_MATCHES);
    }

    private List<ShoppingMatch> matches() {
        return read().stream().map(TestRecord::value).toList();
    }

    /** Keys of what was written, all of it tombstones. */
    private List<String> takenBack() {
        List<TestRecord<String, ShoppingMatch>> records = read();
        assertThat(records).allMatch(record -> record.value() == null);
        return records.stream().map(TestRecord::key).toList();
    }

    private static ShoppingList listEvent(
            String listId, long revision, LocalDate created, List<String> texts, boolean deleted) {
        Instant createdAt = Instant.parse(created + "T10:00:00Z");
        return ShoppingList.newBuilder()
                .setEnvelope(TopologyFixture.envelope(HOUSEHOLD, listId, revision))
                .setHousehold(HOUSEHOLD)
                .setListId(listId)
                .setItems(texts.stream()
                        .map(text -> ShoppingItem.newBuilder()
                                .setItemId(text)
                                .setText(text)
                                .build())
                        .toList())
                .setCreatedAt(createdAt)
                .setDeleted(deleted)
                .build();
    }

    private static ReceiptReading readingEvent(String receiptId, long revision, LocalDate date, String... names) {
        List<ReadLine> lines = new ArrayList<>();
        Stream.of(names)
                .forEach(name -> lines.add(ReadLine.newBuilder()
                        .setLineNo(lines.size() + 1)
                        .setName(name)
                        .setTotal(new Money(125L, "EUR"))
                        .setCategoryId(CATEGORISER.categorise(name).categoryId())
                        .setCategoryConfidence(0.9f)
                        .setConfidence(0.9f)
                        .build()));
        return ReceiptReading.newBuilder()
                .setEnvelope(TopologyFixture.envelope(HOUSEHOLD, receiptId, revision))
                .setReceiptId(receiptId)
                .setHousehold(HOUSEHOLD)
                .setUser("user")
                .setStatus(ReadingStatus.DONE)
                .setDate(new ReadDate(date, 0.9f, null))
                .setZone("Europe/Madrid")
                .setCurrency("EUR")
                .setLines(lines)
                .setArithmeticOk(true)
                .setEngineVersion("e")
                .setParserVersion("p")
                .setLanguage("en")
                .build();
    }
}
