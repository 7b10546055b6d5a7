package org.bitebudget.budget.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.state.BudgetInput;

/**
 * Inputs until a checkpoint comes, by household in the order in which the first of each came. They are kept as bytes, a fifth of what
 * they take as objects, so that a backlog's inputs of many households can wait for each other. Not safe for use by several threads.
 */
final class WaitingInputs {

    // With what the map takes for a household, about 150,000 purchases.
    private static final long MOST_BYTES = 64L << 20;
    private static final int BYTES_BESIDES = 150;

    private final Map<String, List<ByteBuffer>> byHousehold = new LinkedHashMap<>();
    private long bytes;

    /** Takes an input. */
    void add(BudgetInput input) throws IOException {
        ByteBuffer encoded = input.toByteBuffer();
        byHousehold
                .computeIfAbsent(input.getHousehold(), household -> new ArrayList<>(1))
                .add(encoded);
        bytes += encoded.remaining() + BYTES_BESIDES;
    }

    /** Has a household worked on even if nothing came for it. */
    void addHousehold(String household) {
        byHousehold.computeIfAbsent(household, nothingCame -> List.of());
    }

    /** Whether so much waits that it has to be worked on before a checkpoint comes. */
    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** Whose inputs wait. */
    Set<String> households() {
        return byHousehold.keySet();
    }

    /** What came for a household, in the order it came. */
    List<Object> of(String household) throws IOException {
        List<Object> inputs = new ArrayList<>();
        for (ByteBuffer encoded : byHousehold.get(household)) {
            inputs.add(BudgetInput.fromByteBuffer(encoded).getInput());
        }
        return inputs;
    }

    /** All of it has been worked on. */
    void clear() {
        byHousehold.clear();
        bytes = 0;
    }
}
