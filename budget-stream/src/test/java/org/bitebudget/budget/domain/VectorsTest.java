package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bitebudget.platform.money.Rate;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the normative vectors: what a vector expects holds; what it does not name is free. */
class VectorsTest {

    private static final String HOUSEHOLD = "5f0c7a52-6c1e-4a3c-9a9f-3d1f6c2b7e11";

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException, URISyntaxException {
        ObjectMapper mapper = new ObjectMapper();
        Path folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/vectors")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<DynamicTest> tests = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                JsonNode vector = mapper.readTree(file.toFile());
                tests.add(DynamicTest.dynamicTest(
                        file.getFileName() + ": " + vector.get("says").asText(), () -> check(vector)));
            }
            assertThat(tests).isNotEmpty();
            return tests.stream();
        }
    }

    private static void check(JsonNode vector) {
        // Given
        MonthInputs inputs =
                new MonthInputs(HOUSEHOLD, YearMonth.parse(vector.get("month").asText()));
        vector.get("plans").forEach(plan -> inputs.add(planChange(inputs.month(), plan)));
        vector.get("entries").forEach(entry -> inputs.add(entry(entry)));

        // When
        BudgetMonth month = LedgerFold.fold(inputs, rates(vector)).orElseThrow();

        // Then
        JsonNode expected = vector.get("expect");
        text(expected, "currency", month.currency());
        text(expected, "status", month.status());
        text(expected, "hasPlan", month.planInForce().isPresent());
        number(expected, "planned", month.planned());
        number(expected, "spent", month.spent());
        number(expected, "remaining", month.remaining());
        if (expected.has("refused")) {
            assertThat(inputs.entries().stream().filter(month::refuses).map(LedgerEntry::entryId))
                    .containsExactlyInAnyOrderElementsOf(texts(expected.get("refused")));
            assertThat(month.refusedEntries()).isEqualTo(expected.get("refused").size());
        }
        if (expected.has("members")) {
            assertThat(month.members()).isEqualTo(members(expected.get("members")));
        }
        if (expected.has("unknownCategories")) {
            assertThat(month.unknownCategories()).isEqualTo(texts(expected.get("unknownCategories")));
        }
        expected.path("categories").properties().forEach(field -> {
            CategoryMonth category = month.categories().stream()
                    .filter(candidate -> candidate.category().equals(field.getKey()))
                    .findFirst()
                    .orElseThrow();
            checkCategory(field.getValue(), category);
        });
        if (expected.has("redistributions")) {
            checkRedistributions(expected.get("redistributions"), month.redistributions());
        }
    }

    private static void checkCategory(JsonNode expected, CategoryMonth category) {
        number(expected, "planned", category.planned());
        number(expected, "redistributed", category.redistributed());
        number(expected, "shortfall", category.shortfall());
        number(expected, "spent", category.spent());
        number(expected, "remaining", category.remaining());
        text(expected, "status", category.status());
        expected.path("days").properties().forEach(field -> {
            String[] range = field.getKey().split("-");
            for (int day = Integer.parseInt(range[0]); day <= Integer.parseInt(range[range.length - 1]); day++) {
                CategoryDay actual = category.days().get(day - 1);
                number(field.getValue(), "reserved", category.days().reserved(day - 1));
                number(field.getValue(), "planned", actual.planned());
                number(field.getValue(), "spent", actual.spent());
                number(field.getValue(), "carried", actual.carried());
                number(field.getValue(), "remaining", actual.remaining());
                text(field.getValue(), "status", actual.status());
            }
        });
    }

    private static void checkRedistributions(JsonNode expected, List<Redistribution> actual) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            Redistribution redistribution = actual.get(i);
            text(expected.get(i), "date", redistribution.date());
            text(expected.get(i), "receiver", redistribution.receiver());
            text(expected.get(i), "state", redistribution.state());
            text(expected.get(i), "sentence", redistribution.sentence());
            number(expected.get(i), "need", redistribution.need());
            number(expected.get(i), "uncovered", redistribution.uncovered());
            List<Redistribution.Donation> donations = new ArrayList<>();
            expected.get(i)
                    .get("donors")
                    .forEach(donor -> donations.add(new Redistribution.Donation(
                            donor.get(0).asText(), donor.get(1).asLong())));
            assertThat(redistribution.donations()).isEqualTo(donations);
        }
    }

    private static PlanChange planChange(YearMonth month, JsonNode plan) {
        List<PlannedCategory> categories = new ArrayList<>();
        plan.get("categories").forEach(category -> categories.add(category(category)));
        return new PlanChange(
                "plan-" + plan.get("revision").asLong(),
                plan.get("revision").asLong(),
                Instant.EPOCH,
                LocalDate.parse(plan.get("effectiveFrom").asText()),
                new BudgetPlan(
                        month,
                        ZoneId.of("Europe/Berlin"),
                        plan.get("currency").asText(),
                        List.of(new PlannedIncome(
                                month.atDay(1), plan.get("income").asLong())),
                        BucketShares.DEFAULT,
                        categories,
                        commitments(plan.path("commitments")),
                        CarryPolicy.valueOf(plan.path("carry").asText("NONE")),
                        RedistributionMode.valueOf(plan.path("redistribution").asText("AUTOMATIC")),
                        Thresholds.DEFAULT));
    }

    private static ExchangeRates rates(JsonNode vector) {
        ExchangeRates rates = new ExchangeRates();
        vector.path("rates")
                .forEach(rate -> rates.add(new ExchangeRate(
                        rate.toString(),
                        rate.path("revision").asLong(1),
                        Instant.EPOCH,
                        rate.get("base").asText(),
                        rate.get("quote").asText(),
                        LocalDate.parse(rate.get("from").asText()),
                        Rate.of(new BigDecimal(rate.get("rate").asText())))));
        return rates;
    }

    private static List<Commitment> commitments(JsonNode commitments) {
        List<Commitment> read = new ArrayList<>();
        commitments.forEach(commitment -> read.add(new Commitment(
                commitment.get("id").asText(),
                commitment.get("category").asText(),
                commitment.get("minor").asLong(),
                new Recurrence(
                        LocalDate.parse(commitment.get("first").asText()),
                        Recurrence.Unit.valueOf(commitment.get("unit").asText()),
                        commitment.get("every").asInt(),
                        Optional.empty()))));
        return read;
    }

    private static List<MemberAccount> members(JsonNode members) {
        List<MemberAccount> read = new ArrayList<>();
        members.forEach(member -> read.add(new MemberAccount(
                member.get(0).asText(),
                member.get(1).asText(),
                member.get(2).asLong(),
                member.get(3).asLong(),
                member.get(4).asLong())));
        return read;
    }

    private static PlannedCategory category(JsonNode category) {
        Allocation allocation = category.has("amount")
                ? new Allocation.Amount(category.get("amount").asLong())
                : category.has("share")
                        ? new Allocation.Share(
                                new BigDecimal(category.get("share").asText()))
                        : new Allocation.Rest(category.get("rest").asInt());
        DayDistribution distribution = category.has("fixedDays")
                ? new DayDistribution.FixedDays(
                        StreamSupport.stream(category.get("fixedDays").spliterator(), false)
                                .map(JsonNode::asInt)
                                .toList())
                : new DayDistribution.Even();
        return new PlannedCategory(
                category.get("category").asText(),
                Bucket.valueOf(category.get("bucket").asText()),
                allocation,
                category.get("priority").asInt(),
                category.get("essential").asBoolean(),
                distribution);
    }

    private static LedgerEntry entry(JsonNode entry) {
        List<LedgerEntry.Line> lines = new ArrayList<>();
        entry.get("lines")
                .properties()
                .forEach(line -> lines.add(
                        new LedgerEntry.Line(line.getKey(), line.getValue().asLong())));
        LocalDate date = LocalDate.parse(entry.get("date").asText());
        String id = entry.get("id").asText();
        long revision = entry.get("revision").asLong();
        return new LedgerEntry(
                id,
                revision,
                id + "#" + revision,
                date,
                "Europe/Berlin",
                date.atTime(12, 0).toInstant(ZoneOffset.UTC),
                LedgerEntry.Kind.valueOf(entry.get("kind").asText()),
                entry.get("currency").asText(),
                lines,
                entry.path("member").asText("anna"),
                Optional.ofNullable(entry.get("to")).map(JsonNode::asText));
    }

    private static void number(JsonNode expected, String field, long actual) {
        if (expected.has(field)) {
            assertThat(actual).as(field).isEqualTo(expected.get(field).asLong());
        }
    }

    private static void text(JsonNode expected, String field, Object actual) {
        if (expected.has(field)) {
            assertThat(actual).as(field).hasToString(expected.get(field).asText());
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
