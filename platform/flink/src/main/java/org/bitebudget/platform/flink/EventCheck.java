package org.bitebudget.platform.flink;

import java.io.Serializable;
import java.util.Optional;

/** A rule of a topic that one event alone can break, whatever came before it. */
@FunctionalInterface
public interface EventCheck<T> extends Serializable {

    /** What is wrong with the event, without personal data; empty if nothing is. */
    Optional<String> refusal(T event);
}
