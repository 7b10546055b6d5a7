package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What recommendations learned from shoppers: the products, the model of what comes next, the words of their names, and the weights that foresaw
 * held-back baskets best.
 */
public final class TrainedModel {
    private final Assortment assortment;
    private final PurchaseModel purchases;
    private final Weights learnedWeights;
    private final TextAffinity text;

    /** @param learnedWeights see {@link WeightSearch} */
    public TrainedModel(Assortment assortment, PurchaseModel purchases, Weights learnedWeights) {
        this.assortment = assortment;
        this.purchases = purchases;
        this.learnedWeights = learnedWeights;
        this.text = new TextAffinity(assortment.names());
    }

    /** Writes all of it but the ranker, which writes itself. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(assortment.products().size());
        for (Product product : assortment.products()) {
            out.writeUTF(product.id());
            out.writeUTF(product.name());
            out.writeUTF(product.category().orElse(""));
        }
        out.writeDouble(learnedWeights.collaborative());
        out.writeDouble(learnedWeights.content());
        out.writeDouble(learnedWeights.price());
        purchases.write(out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param ranker the ranker that belongs to it
     */
    public static TrainedModel read(DataInput in, Ranker ranker) throws IOException {
        List<Product> products = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            products.add(new Product(in.readUTF(), in.readUTF(), category(in.readUTF())));
        }
        Weights weights = new Weights(in.readDouble(), in.readDouble(), in.readDouble());
        return new TrainedModel(new Assortment(products), PurchaseModel.read(in, ranker), weights);
    }

    private static Optional<String> category(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    Assortment assortment() {
        return assortment;
    }

    PurchaseModel purchases() {
        return purchases;
    }

    TextAffinity text() {
        return text;
    }

    /** Weights that foresaw held-back baskets best. */
    public Weights learnedWeights() {
        return learnedWeights;
    }
}
