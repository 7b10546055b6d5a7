package org.bitebudget.price.job.alert;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.PriceMove;

/**
 * Sends a move to all that rules could watch it by, and to the board of the product it is across stores. When a product
 * has become another one, its offer leaves the board of the old one.
 */
final class MoveFan extends ProcessFunction<PriceMove, AlertMove> {

    static final OutputTag<PriceMove> BOARDS = new OutputTag<>("boards", AvroTypes.of(PriceMove.class));

    @Override
    public void processElement(PriceMove move, Context context, Collector<AlertMove> out) {
        if (!move.getRenamed()) {
            for (String subject : Subjects.of(move)) {
                out.collect(new AlertMove(subject, move, null));
            }
        }
        if (move.getCanonicalBefore() != null) {
            context.output(
                    BOARDS,
                    PriceMove.newBuilder(move)
                            .setCanonicalProductId(move.getCanonicalBefore())
                            .setWithdrawn(true)
                            .build());
        }
        if (move.getCanonicalProductId() != null) {
            context.output(BOARDS, move);
        }
    }
}
