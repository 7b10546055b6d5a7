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

    // About 300,000 purchases.
    private static final long MOST_BYTES = 96L << 20;
    // On the heap: an array's header and its place in the list; a household's entry in the map, its key and its list.
    private static final int BYTES_BESIDES = 24;
    private static final int BYTES_OF_HOUSEHOLD = 200;

    private final Map<String, List<byte[]>> byHousehold = new LinkedHashMap<>();
    private long bytes;

    /** Takes an input. */
    void add(BudgetInput input) {
        ByteBuffer encoded = input.getEvent();
        byte[] event = new byte[encoded.remaining()];
        encoded.duplicate().get(event);
        List<byte[]> events = byHousehold.get(input.getHousehold());
        if (events == null) {
            events = new ArrayList<>(1);
            byHousehold.put(input.getHousehold(), events);
            bytes += BYTES_OF_HOUSEHOLD;
        }
        events.add(event);
        bytes += event.length + BYTES_BESIDES;
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
    Map<String, List<byte[]>> byHousehold() {
        return byHousehold;
    }

    /** All of it has been worked on. */
    void clear() {
        byHousehold.clear();
        bytes = 0;
    }
}
