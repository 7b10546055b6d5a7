package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.MonthPlan;
import org.bitebudget.gateway.domain.command.MonthPlan.Carry;
import org.bitebudget.gateway.domain.command.MonthPlan.Income;
import org.bitebudget.gateway.domain.command.MonthPlan.Redistribution;
import org.bitebudget.gateway.domain.command.MonthPlan.Shares;
import org.bitebudget.gateway.domain.command.PlanCategory;
import org.bitebudget.gateway.domain.command.PlanCategory.Spread;
import org.bitebudget.gateway.domain.command.PlanCommitment;
import org.bitebudget.gateway.domain.command.PlanCommitment.Unit;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** The body of a month's plan: {@code PlanChange} of the API. */
final class PlanBody {

    private static final int LONGEST_CATEGORY_ID = 100;
    private static final int USUAL_AMBER = 80;
    private static final int USUAL_RED = 100;

    private final Taxonomy taxonomy;

    PlanBody(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    MonthPlan read(YearMonth month, JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<LocalDate> effectiveFrom = fields.date("effective_from");
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        Optional<String> currency = fields.needed("currency", fields.currency("currency"));
        List<Income> incomes = fields.list("incomes", PlanBody::income);
        Optional<Shares> shares = fields.object("shares").flatMap(PlanBody::shares);
        List<PlanCategory> categories = fields.list("categories", this::category);
        List<PlanCommitment> commitments = fields.list("commitments", this::commitment);
        Optional<Carry> carry = fields.choice("carry", Carry.class);
        Optional<Redistribution> redistribution = fields.choice("redistribution", Redistribution.class);
        Optional<Integer> amber = fields.integer("amber_percent");
        Optional<Integer> red = fields.integer("red_percent");
        fields.done();
        return new MonthPlan(
                month,
                effectiveFrom,
                zone.orElseThrow(),
                currency.orElseThrow(),
                incomes,
                shares.orElse(Shares.USUAL),
                categories,
                commitments,
                carry.orElse(Carry.NONE),
                redistribution.orElse(Redistribution.AUTOMATIC),
                amber.orElse(USUAL_AMBER),
                red.orElse(USUAL_RED));
    }

    private static Optional<Income> income(JsonFields fields) {
        Optional<LocalDate> date = fields.needed("date", fields.date("date"));
        Optional<Money> amount = fields.needed("amount", fields.money("amount"));
        return date.isPresent() && amount.isPresent()
                ? Optional.of(new Income(date.get(), amount.get()))
                : Optional.empty();
    }

    private static Optional<Shares> shares(JsonFields fields) {
        Optional<Integer> need = fields.needed("need", fields.integer("need"));
        Optional<Integer> want = fields.needed("want", fields.integer("want"));
        Optional<Integer> saving = fields.needed("saving", fields.integer("saving"));
        return need.isPresent() && want.isPresent() && saving.isPresent()
                ? Optional.of(new Shares(need.get(), want.get(), saving.get()))
                : Optional.empty();
    }

    private Optional<PlanCommitment> commitment(JsonFields fields) {
        Optional<String> id = fields.needed("id", fields.text("id", BudgetLimits.LONGEST_COMMITMENT_ID));
        Optional<Category> category = known(fields);
        Optional<Money> amount = fields.needed("amount", fields.money("amount"));
        Optional<LocalDate> first = fields.needed("first", fields.date("first"));
        Optional<Unit> unit = fields.choice("unit", Unit.class);
        Optional<Integer> every = fields.integer("every");
        Optional<LocalDate> last = fields.date("last");
        return id.isPresent() && category.isPresent() && amount.isPresent() && first.isPresent()
                ? Optional.of(new PlanCommitment(
                        id.get(),
                        category.get().id(),
                        amount.get(),
                        first.get(),
                        unit.orElse(Unit.MONTH),
                        every.orElse(1),
                        last))
                : Optional.empty();
    }

    private Optional<Category> known(JsonFields fields) {
        Optional<String> id = fields.needed("category_id", fields.text("category_id", LONGEST_CATEGORY_ID));
        Optional<Category> known = id.flatMap(taxonomy::find);
        if (id.isPresent() && known.isEmpty()) {
            fields.refuse(ErrorCode.UNKNOWN_CATEGORY, "category_id", "not a category of the taxonomy");
        }
        return known;
    }

    /** What a category does not say is as in the taxonomy. */
    private Optional<PlanCategory> category(JsonFields fields) {
        Optional<Category> known = known(fields);
        Optional<Bucket> bucket = fields.choice("bucket", Bucket.class);
        Optional<Money> amount = fields.money("amount");
        Optional<BigDecimal> share = fields.decimal("share");
        Optional<Integer> priority = fields.integer("priority");
        Optional<Boolean> essential = fields.flag("essential");
        Optional<Spread> spread = fields.choice("spread", Spread.class);
        List<Integer> weights = fields.integers("weights");
        return known.map(category -> new PlanCategory(
                category.id(),
                bucket.orElse(category.bucket()),
                amount,
                share,
                priority.orElse(category.priority()),
                essential.orElse(category.essential()),
                spread.orElse(Spread.EVEN),
                weights));
    }
}
