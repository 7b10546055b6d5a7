package org.bitebudget.price.job.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.domain.alert.LeadMove;
import org.bitebudget.price.domain.alert.OfferBoard;
import org.bitebudget.price.domain.alert.ProductMove;
import org.bitebudget.price.domain.alert.StoreOffer;
import org.bitebudget.state.AlertLead;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.AlertOffer;
import org.bitebudget.state.AlertOffers;
import org.bitebudget.state.PriceMove;

/** Keeps what all stores ask for a product, and tells the subjects concerned how leads change; keyed by canonical product. */
final class OfferBoards extends KeyedProcessFunction<String, PriceMove, AlertMove> {

    private transient ValueState<AlertOffers> offers;

    @Override
    public void open(OpenContext context) {
        offers = getRuntimeContext().getState(AvroTypes.state("offers", AlertOffers.class));
    }

    @Override
    public void processElement(PriceMove event, Context context, Collector<AlertMove> out) throws Exception {
        OfferBoard board = new OfferBoard(known());
        ProductMove move = AlertRecords.toDomain(event);
        boolean offered = event.getInStock() && !event.getWithdrawn();
        for (LeadMove change : board.take(move, offered ? AlertRecords.offer(event) : null)) {
            AlertLead lead = AlertRecords.toState(change);
            if (!change.overStore().isEmpty()) {
                out.collect(new AlertMove(Subjects.product(change.judged()), null, lead));
            }
            out.collect(new AlertMove(Subjects.canonical(context.getCurrentKey()), null, lead));
        }
        offers.update(
                board.offers().isEmpty()
                        ? null
                        : new AlertOffers(board.offers().values().stream()
                                .map(AlertRecords::toState)
                                .toList()));
    }

    private Map<String, StoreOffer> known() throws Exception {
        Map<String, StoreOffer> byProduct = new LinkedHashMap<>();
        AlertOffers state = offers.value();
        if (state != null) {
            for (AlertOffer offer : state.getOffers()) {
                byProduct.put(Keys.join(offer.getStore(), offer.getProduct()), AlertRecords.toDomain(offer));
            }
        }
        return byProduct;
    }
}
