package org.bitebudget.price.job.alert;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.PriceMove;

/**
 * Sends a move to all that rules could watch it by, and to the board of the product it is across stores; keyed by product.
 * When a product has become another one, its offer leaves the board of the old one.
 */
final class MoveFan extends KeyedProcessFunction<String, PriceMove, AlertMove> {

    static final OutputTag<PriceMove> BOARDS = new OutputTag<>("boards", AvroTypes.of(PriceMove.class));

    private transient ValueState<String> canonical;

    @Override
    public void open(OpenContext context) {
        canonical = getRuntimeContext().getState(new ValueStateDescriptor<>("canonical", Types.STRING));
    }

    @Override
    public void processElement(PriceMove move, Context context, Collector<AlertMove> out) throws Exception {
        if (!move.getRenamed()) {
            for (String subject : Subjects.of(move)) {
                out.collect(new AlertMove(subject, move, null));
            }
        }
        String before = canonical.value();
        String now = move.getCanonicalProductId();
        if (before != null && !before.equals(now)) {
            context.output(
                    BOARDS,
                    PriceMove.newBuilder(move)
                            .setCanonicalProductId(before)
                            .setWithdrawn(true)
                            .build());
        }
        if (now != null) {
            context.output(BOARDS, move);
        }
        if (now == null ? before != null : !now.equals(before)) {
            canonical.update(now);
        }
    }
}
