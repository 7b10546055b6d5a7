package org.bitebudget.ml.domain.recommend;

import java.util.List;

/** How well each item suits a shopper with that history, whatever they had before. */
@FunctionalInterface
public interface Affinity {

    /** One value per item; higher suits better. */
    double[] of(List<Basket> history);
}
