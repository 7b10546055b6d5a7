package org.bitebudget.gateway.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.BucketShares;
import org.bitebudget.event.CarryPolicy;
import org.bitebudget.event.DaySpread;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.FieldCorrection;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PlannedIncome;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.QuietTime;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.RecurrenceUnit;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.event.Sealed;
import org.bitebudget.gateway.domain.command.AlertRule;
import org.bitebudget.gateway.domain.command.MonthPlan;
import org.bitebudget.gateway.domain.command.PlanCategory;
import org.bitebudget.gateway.domain.command.PlanCommitment;
import org.bitebudget.gateway.domain.command.ReceiptCorrections;
import org.bitebudget.gateway.domain.command.Transaction;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Principal;

/** Commands as events. */
final class CommandEvents {

    private static final String PRODUCER = "ingest-gateway";

    private final Sealer sealer;
    private final Clock clock;

    CommandEvents(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LedgerEntry entry(Principal who, String entryId, long revision, Transaction transaction) {
        int sign = transaction.kind() == Transaction.Kind.REFUND ? -1 : 1;
        Instant occurredAt = transaction.occurredAt();
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(who.household(), entryId, revision, occurredAt))
                .setHousehold(who.household())
                .setUser(who.user())
                .setEntryId(entryId)
                .setKind(LedgerKind.valueOf(transaction.kind().name()))
                .setSource(LedgerSource.MANUAL)
                .setMerchant(transaction.merchant().orElse(null))
                .setWhen(new LocalMoment(
                        occurredAt,
                        transaction.zone().getId(),
                        transaction.date(),
                        transaction.time().isPresent()))
                .setTotal(money(transaction.total(), sign))
                .setLines(transaction.lines().stream()
                        .map(line -> new LedgerLine(
                                line.categoryId(),
                                money(line.amount(), sign),
                                line.description().orElse(null)))
                        .toList())
                .setNote(transaction
                        .note()
                        .map(note -> sealed(who.household(), note, entryId))
                        .orElse(null))
                .setToUser(transaction.toMember().orElse(null))
                .build();
    }

    /** A deletion keeps day and currency, which tell where to take the entry out. */
    LedgerEntry deletion(Principal who, LedgerEntry entry, long revision) {
        return LedgerEntry.newBuilder(entry)
                .setEnvelope(envelope(
                        who.household(),
                        entry.getEntryId(),
                        revision,
                        entry.getWhen().getInstant()))
                .setUser(who.user())
                .setKind(LedgerKind.DELETION)
                .setToUser(null)
                .setTotal(new Money(0L, entry.getTotal().getCurrency()))
                .setLines(List.of())
                .setNote(null)
                .build();
    }

    ReceiptCorrection correction(Principal who, String correctionId, String receiptId, ReceiptCorrections corrections) {
        return ReceiptCorrection.newBuilder()
                .setEnvelope(envelope(who.household(), correctionId, 1, now()))
                .setHousehold(who.household())
                .setUser(who.user())
                .setReceiptId(receiptId)
                .setReadingRevision(corrections.readingRevision())
                .setCorrections(corrections.changes().stream()
                        .map(change -> new FieldCorrection(change.pointer(), value(change), null))
                        .toList())
                .build();
    }

    PlanChange planChange(String household, String subjectId, long revision, MonthPlan plan, LocalDate firstDay) {
        return PlanChange.newBuilder()
                .setEnvelope(envelope(household, subjectId, revision, now()))
                .setHousehold(household)
                .setMonth(plan.month().toString())
                .setEffectiveFrom(firstDay)
                .setZone(plan.zone().getId())
                .setCurrency(plan.currency())
                .setIncomes(plan.incomes().stream()
                        .map(income -> new PlannedIncome(income.date(), money(income.amount(), 1)))
                        .toList())
                .setShares(new BucketShares(
                        plan.shares().need(),
                        plan.shares().want(),
                        plan.shares().saving()))
                .setCategories(
                        plan.categories().stream().map(CommandEvents::category).toList())
                .setCarry(CarryPolicy.valueOf(plan.carry().name()))
                .setRedistribution(
                        RedistributionMode.valueOf(plan.redistribution().name()))
                .setAmberPercent(plan.amberPercent())
                .setRedPercent(plan.redPercent())
                .setCommitments(plan.commitments().stream()
                        .map(CommandEvents::commitment)
                        .toList())
                .build();
    }

    PriceAlertRule alertRule(String household, String ruleId, long revision, AlertRule rule) {
        Instant now = now();
        return PriceAlertRule.newBuilder()
                .setEnvelope(envelope(household, ruleId, revision, now))
                .setHousehold(household)
                .setRuleId(ruleId)
                .setKind(PriceRuleKind.valueOf(rule.kind().name()))
                .setStore(rule.subject().store().orElse(null))
                .setProduct(rule.subject().product().orElse(null))
                .setCanonicalProductId(rule.subject().canonicalProductId().orElse(null))
                .setCategoryId(rule.subject().categoryId().orElse(null))
                .setTarget(rule.target().map(target -> money(target, 1)).orElse(null))
                .setPercent(rule.percent()
                        .map(org.bitebudget.platform.money.Rate::of)
                        .map(rate -> new Rate(rate.mantissa(), rate.scale()))
                        .orElse(null))
                .setHysteresis(
                        rule.hysteresis().map(part -> new Rate((long) part, 0)).orElse(null))
                .setValidFrom(rule.validFrom().orElse(now))
                .setValidTo(rule.validTo().orElse(null))
                .setQuiet(rule.quiet()
                        .map(quiet -> new QuietTime(quiet.fromMinute(), quiet.toMinute(), quiet.zone()))
                        .orElse(null))
                .setDeleted(false)
                .build();
    }

    PriceAlertRule deletion(PriceAlertRule rule, long revision) {
        return PriceAlertRule.newBuilder(rule)
                .setEnvelope(envelope(rule.getHousehold(), rule.getRuleId(), revision, now()))
                .setDeleted(true)
                .build();
    }

    Envelope envelope(String household, String subjectId, long revision, Instant occurredAt) {
        return new Envelope(
                Ids.event(PRODUCER, subjectId, revision),
                subjectId,
                revision,
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                now(),
                PRODUCER,
                household);
    }

    Sealed sealed(String household, String text, String belongsTo) {
        return SealedText.seal(sealer, household, text, belongsTo);
    }

    private static org.bitebudget.event.PlanCommitment commitment(PlanCommitment commitment) {
        return org.bitebudget.event.PlanCommitment.newBuilder()
                .setCommitmentId(commitment.id())
                .setCategoryId(commitment.categoryId())
                .setAmountMinor(commitment.amount().minor())
                .setFirst(commitment.first())
                .setUnit(RecurrenceUnit.valueOf(commitment.unit().name()))
                .setEvery(commitment.every())
                .setLast(commitment.last().orElse(null))
                .build();
    }

    private static org.bitebudget.event.PlanCategory category(PlanCategory category) {
        return org.bitebudget.event.PlanCategory.newBuilder()
                .setCategoryId(category.categoryId())
                .setBucket(Bucket.valueOf(category.bucket().name()))
                .setAmountMinor(category.amount()
                        .map(org.bitebudget.platform.money.Money::minor)
                        .orElse(null))
                .setShare(category.share()
                        .map(org.bitebudget.platform.money.Rate::of)
                        .map(rate -> new Rate(rate.mantissa(), rate.scale()))
                        .orElse(null))
                .setPriority(category.priority())
                .setEssential(category.essential())
                .setSpread(DaySpread.valueOf(category.spread().name()))
                .setWeights(category.weights())
                .build();
    }

    private static String value(ReceiptCorrections.Change change) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        change.members().forEach(object::put);
        return change.text().orElse(object.isEmpty() ? null : object.toString());
    }

    private static Money money(org.bitebudget.platform.money.Money money, int sign) {
        return new Money(sign * money.minor(), money.currency());
    }
}
