package org.bitebudget.budget.job;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.DeadLetter;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.state.BudgetInput;

/**
 * Plan changes, ledger entries and decisions meet by household and become months, redistributions and alerts:
 *
 * <pre>
 * plan changes ─┐
 * instalments ──┤
 * ledger ───────┼─▶ by household ─▶ budgets ─┬─▶ months, plans, redistributions, alerts (topics)
 * decisions ────┘                      ▲     ├─▶ spending, budget_days (ClickHouse)
 * exchange rates ──── to all ──────────┘     └─▶ dead letters of what the household's state refuses
 * </pre>
 *
 * @param sources where the inputs come from
 * @param sinks where the results go
 * @param refusals makes dead letters
 */
public record BudgetJob(Sources sources, Sinks sinks, Refusals refusals) implements FlinkJob {

    /** Name of the app; part of checkpoints and transactions. */
    public static final String NAME = BudgetEvents.PRODUCER;

    /** Name of the operator that keeps the budgets; part of its metrics' names. */
    public static final String OPERATOR = "budgets";

    /** Its gauge of inputs that have been read and not worked on. */
    public static final String INPUTS_WAITING = "inputsWaiting";

    /** The job's inputs, each already free of events that contradict themselves. */
    public record Sources(
            StreamSource<PlanChange> planChanges,
            StreamSource<LedgerEntry> ledger,
            StreamSource<BudgetDecision> decisions,
            StreamSource<HouseholdAim> aims,
            StreamSource<ExchangeRate> rates) {}

    /** The job's results. */
    public record Sinks(
            StreamSink<BudgetMonth> months,
            StreamSink<BudgetPlan> plans,
            StreamSink<Redistribution> redistributions,
            StreamSink<BudgetAlert> alerts,
            StreamSink<SpendingRow> spending,
            StreamSink<BudgetDayRow> days,
            StreamSink<DeadLetter> refusedEntries,
            StreamSink<DeadLetter> refusedDecisions) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        DataStream<BudgetInput> inputs = input(
                        "plan-changes", sources.planChanges().read(environment), PlanChange::getHousehold)
                .union(
                        input("ledger", sources.ledger().read(environment), LedgerEntry::getHousehold),
                        input("decisions", sources.decisions().read(environment), BudgetDecision::getHousehold),
                        input("instalments", instalments(environment), HouseholdAim::getHousehold));
        DataStream<ExchangeRate> rates = sources.rates().read(environment).broadcast();
        SingleOutputStreamOperator<BudgetMonth> months = inputs.keyBy(BudgetInput::getHousehold, Types.STRING)
                .connect(rates)
                .transform(OPERATOR, AvroTypes.of(BudgetMonth.class), new BudgetOperator(refusals))
                .uid(OPERATOR);
        sinks.months().write(months);
        sinks.plans().write(months.getSideOutput(BudgetOperator.PLANS));
        sinks.redistributions().write(months.getSideOutput(BudgetOperator.REDISTRIBUTIONS));
        sinks.alerts().write(months.getSideOutput(BudgetOperator.ALERTS));
        sinks.spending().write(months.getSideOutput(BudgetOperator.SPENDING));
        sinks.days().write(months.getSideOutput(BudgetOperator.DAYS));
        sinks.refusedEntries().write(months.getSideOutput(BudgetOperator.REFUSED_ENTRIES));
        sinks.refusedDecisions().write(months.getSideOutput(BudgetOperator.REFUSED_DECISIONS));
    }

    private DataStream<HouseholdAim> instalments(StreamExecutionEnvironment environment) {
        return sources.aims()
                .read(environment)
                .filter(Instalments::concern)
                .uid("instalments")
                .name("what is paid in parts");
    }

    private static <T extends SpecificRecordBase> DataStream<BudgetInput> input(
            String name, DataStream<T> events, SerializableFunction<T, String> household) {
        return events.map(event -> BudgetInputs.of(household.apply(event), event))
                .returns(AvroTypes.of(BudgetInput.class))
                .uid("input-" + name)
                .name("inputs from " + name);
    }
}
