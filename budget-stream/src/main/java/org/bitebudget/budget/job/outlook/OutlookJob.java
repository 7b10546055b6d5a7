package org.bitebudget.budget.job.outlook;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.budget.job.LedgerEntries;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.state.OutlookInput;

/**
 * Aims, ledger entries and months meet by household and become outlooks:
 *
 * <pre>
 * aims ───┐
 * ledger ─┼─▶ by household ─▶ outlooks ─┬─▶ outlooks
 * months ─┘                             ├─▶ places on the leaderboard
 *                                       └─▶ alerts on bills
 * </pre>
 *
 * A job of its own beside the budgets, so that insight, which looks at a year, never holds a month back.
 *
 * @param sources where the inputs come from
 * @param sinks where the results go
 */
public record OutlookJob(Sources sources, Sinks sinks) implements FlinkJob {

    /** Name of the app; part of checkpoints and transactions. */
    public static final String NAME = "household-outlook";

    /** The job's inputs. */
    public record Sources(
            StreamSource<HouseholdAim> aims, StreamSource<LedgerEntry> ledger, StreamSource<BudgetMonth> months) {}

    /** The job's results. */
    public record Sinks(
            StreamSink<HouseholdOutlook> outlooks,
            StreamSink<LeaderboardEntry> leaderboard,
            StreamSink<BudgetAlert> alerts) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        DataStream<OutlookInput> aims = sources.aims()
                .read(environment)
                .map(aim -> OutlookInputs.of(aim))
                .returns(AvroTypes.of(OutlookInput.class))
                .uid("input-aims")
                .name("inputs from aims");
        // What the budgets refuse is in the dead letters by their hand.
        DataStream<OutlookInput> ledger = sources.ledger()
                .read(environment)
                .filter(entry -> LedgerEntries.refusal(entry).isEmpty())
                .uid("sound-entries")
                .name("entries that hold together")
                .map(entry -> OutlookInputs.of(entry))
                .returns(AvroTypes.of(OutlookInput.class))
                .uid("input-ledger")
                .name("inputs from ledger");
        DataStream<OutlookInput> months = sources.months()
                .read(environment)
                .map(month -> OutlookInputs.of(month))
                .returns(AvroTypes.of(OutlookInput.class))
                .uid("input-months")
                .name("inputs from months");
        SingleOutputStreamOperator<HouseholdOutlook> outlooks = aims.union(ledger, months)
                .keyBy(OutlookInput::getHousehold, Types.STRING)
                .transform("outlooks", AvroTypes.of(HouseholdOutlook.class), new OutlookOperator())
                .uid("outlooks");
        sinks.outlooks().write(outlooks);
        sinks.leaderboard().write(outlooks.getSideOutput(OutlookOperator.LEADERBOARD));
        sinks.alerts().write(outlooks.getSideOutput(OutlookOperator.BILLS));
    }
}
