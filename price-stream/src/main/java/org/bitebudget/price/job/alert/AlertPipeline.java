package org.bitebudget.price.job.alert;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.PriceMove;

/**
 * From moves and rules to alerts.
 *
 * <pre>
 * moves ─▶ fan ─┬───────────────────────────────────▶ by subject ─┐
 *               └─▶ by canonical product ─▶ boards ─▶ by subject ─┤
 * rules ─▶ by rule ─▶ routing ──────────────────────▶ by subject ─┴─▶ alert watch ─▶ alerts
 * </pre>
 */
public final class AlertPipeline {

    private AlertPipeline() {}

    /** The alerts that moves make by the rules. */
    public static DataStream<PriceAlert> alerts(DataStream<PriceMove> moves, DataStream<PriceAlertRule> rules) {
        DataStream<PriceAlertRule> routed = rules.keyBy(AlertRules::key)
                .process(new RuleRouting())
                .returns(AvroTypes.of(PriceAlertRule.class))
                .uid("route-rules")
                .name("route rules to what they watch");

        SingleOutputStreamOperator<AlertMove> fanned = moves.process(new MoveFan())
                .returns(AvroTypes.of(AlertMove.class))
                .uid("fan-moves")
                .name("send moves to what rules watch");

        DataStream<AlertMove> leads = fanned.getSideOutput(MoveFan.BOARDS)
                .keyBy(PriceMove::getCanonicalProductId)
                .process(new OfferBoards())
                .returns(AvroTypes.of(AlertMove.class))
                .uid("compare-offers")
                .name("compare the offers of all stores");

        return fanned.union(leads)
                .keyBy(AlertMove::getSubject)
                .connect(routed.keyBy(Subjects::of))
                .process(new AlertWatch())
                .returns(AvroTypes.of(PriceAlert.class))
                .uid("watch-alerts")
                .name("watch alert rules");
    }
}
