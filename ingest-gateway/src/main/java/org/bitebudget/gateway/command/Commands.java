package org.bitebudget.gateway.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.gateway.command.CommandWriter.Command;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Known;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.AlertRule;
import org.bitebudget.gateway.domain.command.Fault;
import org.bitebudget.gateway.domain.command.MonthPlan;
import org.bitebudget.gateway.domain.command.ReceiptCorrections;
import org.bitebudget.gateway.domain.command.Transaction;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/**
 * What people can do: plan a month, book a transaction and correct it, correct a receipt, set alert rules, keep shopping
 * lists. Every call blocks until the event is acknowledged, and throws a {@link ProblemException} that says what to mend
 * otherwise.
 */
public final class Commands {

    private final CommandWriter writer;
    private final CommandEvents events;
    private final Taxonomy taxonomy;
    private final ShoppingLists shoppingLists;
    private final IdentityDecisions identities;
    private final AppConsents appConsents;
    private final AppEvents appEvents;
    private final RecommendationExposures exposures;
    private final Aims aims;
    private final BudgetDecisions budgetDecisions;
    private final ExchangeRates exchangeRates;
    private final Weather weather;

    /**
     * @param writer writes the events
     * @param sealer seals notes
     * @param taxonomy the categories there are
     * @param clock tells what is now
     */
    public Commands(CommandWriter writer, Sealer sealer, Taxonomy taxonomy, Clock clock) {
        this.writer = writer;
        this.events = new CommandEvents(sealer, clock);
        this.taxonomy = taxonomy;
        this.shoppingLists = new ShoppingLists(writer, events, sealer, taxonomy);
        this.identities = new IdentityDecisions(writer, events);
        this.appConsents = new AppConsents(writer, events, sealer);
        this.appEvents = new AppEvents(writer, events, appConsents);
        this.exposures = new RecommendationExposures(writer, events, appConsents);
        this.aims = new Aims(writer, events, taxonomy);
        this.budgetDecisions = new BudgetDecisions(writer, events);
        this.exchangeRates = new ExchangeRates(writer, events);
        this.weather = new Weather(writer, events);
    }

    /** What a household can set itself. */
    public Aims aims() {
        return aims;
    }

    /** Whether it may be told what a person does in the apps. */
    public AppConsents appConsents() {
        return appConsents;
    }

    /** What can be told of the use of the apps. */
    public AppEvents appEvents() {
        return appEvents;
    }

    /** What can be told of recommendations that were shown. */
    public RecommendationExposures exposures() {
        return exposures;
    }

    /** What can be decided about the identity of products. */
    public IdentityDecisions identities() {
        return identities;
    }

    /** What currencies are worth. */
    public ExchangeRates exchangeRates() {
        return exchangeRates;
    }

    /** What the weather is. */
    public Weather weather() {
        return weather;
    }

    /** What can be decided about suggested redistributions. */
    public BudgetDecisions budgetDecisions() {
        return budgetDecisions;
    }

    /** What can be done with shopping lists. */
    public ShoppingLists shoppingLists() {
        return shoppingLists;
    }

    /** Books a transaction; the same key and body again has no effect. */
    public Outcome<LedgerEntry> book(
            Principal who, String idempotencyKey, Transaction transaction, TraceContext trace) {
        refuse(transaction.faults(taxonomy, now()));
        String entryId = Ids.manualTransaction(who.household(), idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, transaction.toString());
        return writer.write(Topics.LEDGER_ENTRIES, Keys.join(who.household(), entryId), trace, known -> {
            if (known.isPresent()) {
                return sameRequest(known.get(), hash);
            }
            return new Decision.Write<>(events.entry(who, entryId, 1, transaction), Optional.of(hash));
        });
    }

    /** Replaces what an entry says. */
    public Outcome<LedgerEntry> correct(Principal who, String entryId, Transaction transaction, TraceContext trace) {
        refuse(transaction.faults(taxonomy, now()));
        return writer.write(Topics.LEDGER_ENTRIES, Keys.join(who.household(), entryId), trace, known -> {
            Known<LedgerEntry> entry = manual(known);
            return new Decision.Write<>(
                    events.entry(who, entryId, entry.nextRevision(), transaction), Optional.empty());
        });
    }

    /** Takes an entry out of the ledger. */
    public Outcome<LedgerEntry> delete(Principal who, String entryId, TraceContext trace) {
        return writer.write(Topics.LEDGER_ENTRIES, Keys.join(who.household(), entryId), trace, known -> {
            Known<LedgerEntry> entry = manual(known);
            return new Decision.Write<>(events.deletion(who, entry.event(), entry.nextRevision()), Optional.empty());
        });
    }

    /**
     * Mends the reading of a receipt.
     *
     * @param idempotencyKey names the correction; without it, a correction is named by what it says
     */
    public Outcome<ReceiptCorrection> correctReceipt(
            Principal who,
            String receiptId,
            Optional<String> idempotencyKey,
            ReceiptCorrections corrections,
            TraceContext trace) {
        ReceiptImage receipt = writer.newest(Topics.RECEIPT_IMAGES, Keys.join(receiptId))
                .filter(upload -> upload.getHousehold().equals(who.household()))
                .orElseThrow(Commands::nothingHere);
        refuse(corrections.faults(taxonomy, ZoneId.of(receipt.getZone()), now()));
        String name = idempotencyKey.map(key -> "key " + key).orElseGet(() -> "corrections " + corrections);
        String correctionId = Ids.of("cor", who.household(), receiptId, name);
        RequestHash hash = RequestHash.of(name, corrections.toString());
        return writer.write(
                Topics.RECEIPT_CORRECTIONS,
                Keys.join(who.household(), receiptId),
                Keys.join(who.household(), receiptId, correctionId),
                trace,
                known -> known.isPresent()
                        ? sameRequest(known.get(), hash)
                        : new Decision.Write<>(
                                events.correction(who, correctionId, receiptId, corrections), Optional.of(hash)));
    }

    /** Plans a month; the plan that holds already has no effect, and another one leaves the days that are over as they were lived. */
    public Outcome<PlanChange> plan(Principal who, MonthPlan plan, TraceContext trace) {
        Instant now = now();
        refuse(plan.faults(now));
        String month = plan.month().toString();
        String subjectId = Ids.of("pln", who.household(), month);
        RequestHash hash = RequestHash.of(subjectId, plan.toString());
        return writer.write(
                Topics.BUDGET_PLAN_CHANGES, Keys.join(who.household(), month), trace, Command.revise(hash, revision -> {
                    boolean replaces = revision > 1;
                    refuse(replaces ? plan.replacementFaults(now) : List.of());
                    return events.planChange(who.household(), subjectId, revision, plan, plan.firstDay(replaces, now));
                }));
    }

    /**
     * Sets an alert rule.
     *
     * @param idempotencyKey names the rule; without it, a rule is named by what it says
     */
    public Outcome<PriceAlertRule> setRule(
            Principal who, Optional<String> idempotencyKey, AlertRule rule, TraceContext trace) {
        refuse(rule.faults(taxonomy, now()));
        String name = idempotencyKey.map(key -> "key " + key).orElseGet(() -> "rule " + rule);
        String ruleId = Ids.of("rul", who.household(), name);
        RequestHash hash = RequestHash.of(name, rule.toString());
        return writer.write(Topics.PRICE_ALERT_RULES, Keys.join(who.household(), ruleId), trace, known -> {
            if (known.isPresent() && !known.get().event().getDeleted()) {
                return sameRequest(known.get(), hash);
            }
            long revision = known.map(Known::nextRevision).orElse(1L);
            return new Decision.Write<>(events.alertRule(who.household(), ruleId, revision, rule), Optional.of(hash));
        });
    }

    /** Takes an alert rule back. */
    public Outcome<PriceAlertRule> deleteRule(Principal who, String ruleId, TraceContext trace) {
        return writer.write(Topics.PRICE_ALERT_RULES, Keys.join(who.household(), ruleId), trace, known -> {
            Known<PriceAlertRule> rule =
                    known.filter(found -> !found.event().getDeleted()).orElseThrow(Commands::nothingHere);
            return new Decision.Write<>(events.deletion(rule.event(), rule.nextRevision()), Optional.empty());
        });
    }

    private Instant now() {
        return events.now();
    }

    static <T extends org.apache.avro.specific.SpecificRecord> Decision<T> sameRequest(
            Known<T> known, RequestHash hash) {
        if (!known.cameFrom(hash)) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSE,
                    "This Idempotency-Key was used with another body. Take a fresh key for something new.");
        }
        return new Decision.Repeated<>(known.event());
    }

    private static Known<LedgerEntry> manual(Optional<Known<LedgerEntry>> known) {
        Known<LedgerEntry> entry = known.filter(found -> found.event().getKind() != LedgerKind.DELETION)
                .orElseThrow(Commands::nothingHere);
        if (entry.event().getSource() != LedgerSource.MANUAL) {
            throw new ProblemException(
                    ErrorCode.UNPROCESSABLE_EVENT,
                    "This entry was read from a receipt; correct the receipt and the entry follows.");
        }
        return entry;
    }

    static ProblemException nothingHere() {
        return new ProblemException(ErrorCode.NOT_FOUND, "nothing of this household is here");
    }

    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.valueOf(faults.get(0).rule().name()),
                    "Mend what the errors name and send the request again.",
                    faults.stream()
                            .map(fault -> FieldError.at(fault.pointer(), fault.reason()))
                            .toArray(FieldError[]::new));
        }
    }
}
