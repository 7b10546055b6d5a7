package org.bitebudget.ml.domain.lstm;

import java.util.List;

/** A trained network that continues price windows. */
@FunctionalInterface
public interface PriceNetwork {

    /**
     * Answers many windows at once, which costs little more than one.
     *
     * @param windows each as {@link PriceWindow#encode} makes it
     * @return for each window, {@link PriceWindow#HORIZON} answers for {@link PriceWindow#price}
     */
    List<float[]> answer(List<float[]> windows);
}
