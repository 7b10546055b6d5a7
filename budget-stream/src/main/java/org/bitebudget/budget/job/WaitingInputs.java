package org.bitebudget.budget.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.state.BudgetInput;

/**
 * Inputs until a checkpoint comes, by household in the order in which the first of each came. Their events stay bytes, which take less
 * room than objects, so that a backlog's inputs of many households can wait for each other. Not safe for use by several threads.
 */
final class WaitingInputs {

    // With what the map takes for a household, about 150,000 purchases.
    private static final long MOST_BYTES = 64L << 20;
    private static final int BYTES_BESIDES = 150;

    private final Map<String, List<ByteBuffer>> byHousehold = new LinkedHashMap<>();
    private long bytes;

    /** Takes an input. */
    void add(BudgetInput input) {
        byHousehold
                .computeIfAbsent(input.getHousehold(), household -> new ArrayList<>(1))
                .add(input.getEvent());
        bytes += input.getEvent().remaining() + BYTES_BESIDES;
    }

    /** Has a household worked on even if nothing came for it. */
    void addHousehold(String household) {
        byHousehold.computeIfAbsent(household, nothingCame -> List.of());
    }

    /** Whether so much waits that it has to be worked on before a checkpoint comes. */
    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** What waits: each household's events, for {@link BudgetInputs#event}, in the order they came. */
    Map<String, List<ByteBuffer>> byHousehold() {
        return byHousehold;
    }

    /** All of it has been worked on. */
    void clear() {
        byHousehold.clear();
        bytes = 0;
    }
}
