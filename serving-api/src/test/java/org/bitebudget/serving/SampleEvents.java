package org.bitebudget.serving;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bitebudget.event.AlertPeriod;
import org.bitebudget.event.BoughtItem;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.DayStatus;
import org.bitebudget.event.DueCommitment;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ForecastAnomaly;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.MemberAccount;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadText;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.Sealed;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.event.Trend;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.TrustedClasses;

/** Events as the other apps write them. */
final class SampleEvents {

    static final Instant AT = Instant.parse("2026-11-20T18:30:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static {
        // events are copied before any codec is loaded
        TrustedClasses.install();
    }

    private SampleEvents() {}

    static Envelope envelope(String subject, long revision, String household, Instant at) {
        return Envelope.newBuilder()
                .setEventId("evt_" + subject + "_" + revision)
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(at)
                .setRecordedAt(at)
                .setProducer("test")
                .setHousehold(household)
                .build();
    }

    static ReceiptImage upload(String household, String receiptId, Instant at) {
        return ReceiptImage.newBuilder()
                .setEnvelope(envelope(receiptId, 1, household, at))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setUser("member")
                .setBlob("blob")
                .setBlobKeyId("key")
                .setBlobNonce(ByteBuffer.wrap(new byte[12]))
                .setSha256("00")
                .setContentType("image/jpeg")
                .setSizeBytes(1000)
                .setUploadedAt(at)
                .setZone("Europe/Madrid")
                .build();
    }

    static ReceiptJob job(String household, String receiptId, JobState state, long revision) {
        return ReceiptJob.newBuilder()
                .setEnvelope(envelope(receiptId, revision, household, AT.plusSeconds(revision)))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setState(state)
                .build();
    }

    static ReceiptReading reading(String household, String receiptId) {
        return ReceiptReading.newBuilder()
                .setEnvelope(envelope(receiptId, 1, household, AT))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setUser("member")
                .setStatus(ReadingStatus.DONE)
                .setReviewReasons(List.of())
                .setMerchant(new ReadText("Corner Shop", 0.9f, null))
                .setTime(new ReadTime(66_600, 0.8f, null))
                .setZone("Europe/Madrid")
                .setCurrency("EUR")
                .setTotal(new ReadMoney(euro(1234), 0.95f, null))
                .setLines(List.of(ReadLine.newBuilder()
                        .setLineNo(1)
                        .setName("Milk")
                        .setTotal(euro(1234))
                        .setCategoryId("dairy.milk")
                        .setCategoryConfidence(0.7f)
                        .setConfidence(0.9f)
                        .build()))
                .setArithmeticOk(true)
                .setEngineVersion("e1")
                .setParserVersion("p1")
                .setLanguage("en")
                .build();
    }

    static LedgerEntry purchase(String household, String entryId, LocalDate date, long minor) {
        Instant at = date.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(entryId, 1, household, at))
                .setHousehold(household)
                .setUser("member")
                .setEntryId(entryId)
                .setKind(LedgerKind.PURCHASE)
                .setSource(LedgerSource.MANUAL)
                .setMerchant("Corner Shop")
                .setWhen(new LocalMoment(at, "Europe/Madrid", date, true))
                .setTotal(euro(minor))
                .setLines(List.of(new LedgerLine("dairy.milk", euro(minor), null)))
                .build();
    }

    static BudgetMonth month(String household) {
        CategoryDay day = new CategoryDay((int) DAY.toEpochDay(), 500L, 1234L, 0L, -734L, DayStatus.RED, 1);
        CategoryMonth dairy =
                new CategoryMonth("dairy", Bucket.NEED, 10_000L, 1234L, 8766L, 0L, 0L, DayStatus.GREEN, List.of(day));
        return BudgetMonth.newBuilder()
                .setEnvelope(envelope("2026-11", 3, household, AT))
                .setHousehold(household)
                .setMonth("2026-11")
                .setZone("Europe/Madrid")
                .setCurrency("EUR")
                .setPlanned(10_000)
                .setSpent(1234)
                .setRemaining(8766)
                .setHasPlan(true)
                .setStatus(DayStatus.GREEN)
                .setCategories(List.of(dairy))
                .setMembers(List.of(
                        new MemberAccount("alex", "EUR", 1234L, 0L, 500L),
                        new MemberAccount("sam", "EUR", 0L, 500L, 0L)))
                .setCommitments(List.of(
                        new DueCommitment(
                                "insurance", "dairy", (int) DAY.toEpochDay() - 2, 300L, (int) DAY.toEpochDay() - 3),
                        new DueCommitment("rent", "dairy", (int) DAY.toEpochDay(), 900L, null)))
                .build();
    }

    static BudgetAlert alert(String household, String alertId, Instant at) {
        return BudgetAlert.newBuilder()
                .setEnvelope(envelope(alertId, 1, household, at))
                .setHousehold(household)
                .setAlertId(alertId)
                .setCategoryId("dairy")
                .setPeriod(AlertPeriod.DAY)
                .setPeriodStart(DAY)
                .setThresholdPercent(100)
                .setPlanned(euro(500))
                .setSpent(euro(1234))
                .setSentence("Dairy is over its day: 12.34 of 5.00 EUR.")
                .build();
    }

    static CurrentPrice price(String store, String product, String name, long minor) {
        return CurrentPrice.newBuilder()
                .setEnvelope(envelope(Keys.join(store, product), 1, null, AT))
                .setStore(store)
                .setProduct(product)
                .setName(name)
                .setPrice(euro(minor))
                .setSince(AT)
                .setObservedAt(AT)
                .setZone("Europe/Madrid")
                .setLowest(euro(minor))
                .setLowestOn(DAY)
                .setStatistics(List.of())
                .setTrend(Trend.STEADY)
                .setSource(PriceSource.FEED)
                .setObservationId("obs_" + product)
                .build();
    }

    static QuarantinedPrice quarantined(String store, String product, String observation, boolean released) {
        return QuarantinedPrice.newBuilder()
                .setEnvelope(envelope(observation, released ? 2 : 1, null, AT))
                .setStore(store)
                .setProduct(product)
                .setName(product)
                .setObservationId(observation)
                .setPrice(euro(10_000))
                .setUsual(euro(100))
                .setObservedAt(AT)
                .setReason("implausible-jump")
                .setReleased(released)
                .build();
    }

    static ForecastSeries forecast(String store, String product) {
        return ForecastSeries.newBuilder()
                .setEnvelope(envelope(Keys.join("price", store, product), 1, null, AT))
                .setSeriesId(Keys.join("price", store, product))
                .setKind(SeriesKind.PRICE)
                .setStore(store)
                .setProduct(product)
                .setUnit("EUR")
                .setOrigin(DAY)
                .setObservations(40)
                .setModel("ets(A,N,N)")
                .setModelVersion("1")
                .setBacktestMetric("mape")
                .setBacktestError(1.5)
                .setBacktestOrigins(5)
                .setMembers(List.of())
                .setPoints(List.of())
                .setDaysToChange(9)
                .build();
    }

    static ForecastSeries spendingForecast(String household, String category) {
        String seriesId = Keys.join("spending", household, category, "EUR");
        ForecastPoint point = new ForecastPoint(DAY.plusDays(1), 3.5, List.of());
        return ForecastSeries.newBuilder(forecast("s", "p"))
                .setEnvelope(envelope(seriesId, 1, household, AT))
                .setSeriesId(seriesId)
                .setKind(SeriesKind.SPENDING)
                .setStore(null)
                .setProduct(null)
                .setCategoryId(category)
                .setPoints(List.of(
                        point,
                        ForecastPoint.newBuilder(point).setDate(DAY.plusDays(2)).build()))
                .setObserved(List.of(12.0, 0.0, 4.5))
                .setSelectedBecause("drifted")
                .setRegressors(List.of("temperature"))
                .setAnomalies(List.of(new ForecastAnomaly(
                        DAY,
                        90.0,
                        3.5,
                        95,
                        0.0,
                        12.0,
                        DAY + ": 90.00 EUR, expected 3.50 (95 % between 0.00 and 12.00)")))
                .build();
    }

    static ShoppingList shoppingList(String household, String listId, long revision, Sealed title, String... texts) {
        return ShoppingList.newBuilder()
                .setEnvelope(envelope(listId, revision, household, AT))
                .setHousehold(household)
                .setListId(listId)
                .setTitle(title)
                .setItems(Stream.of(texts)
                        .map(text -> ShoppingItem.newBuilder()
                                .setItemId("itm_" + text)
                                .setText(text)
                                .build())
                        .toList())
                .setCreatedAt(AT)
                .build();
    }

    static ShoppingMatch shoppingMatch(String household, String listId, String receiptId) {
        return ShoppingMatch.newBuilder()
                .setEnvelope(envelope(listId + receiptId, 1, household, AT))
                .setHousehold(household)
                .setListId(listId)
                .setReceiptId(receiptId)
                .setListRevision(1)
                .setReadingRevision(1)
                .setBought(List.of(new BoughtItem("itm_milk", 1, 0.9f)))
                .setMissing(List.of("itm_bread"))
                .build();
    }

    static Money euro(long minor) {
        return new Money(minor, "EUR");
    }
}
