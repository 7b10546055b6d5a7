package org.bitebudget.budget.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.bitebudget.state.BudgetInput;

/**
 * Inputs until their household is worked on, in the order they came. They are kept in the state of the household whose key is
 * current, as bytes; on the heap is only which households wait: those somebody looks at by themselves, all of them by key group, the
 * group that has waited longest first. A group's households lie next to each other in the state, so that it is read and written in
 * one go. Not safe for use by several threads.
 */
final class WaitingInputs {

    // Half a gigabyte of purchases on disk.
    private static final long MOST_INPUTS = 2_000_000;
    // Some 60 MB on the heap.
    private static final int MOST_HOUSEHOLDS = 400_000;

    private static final ListStateDescriptor<byte[]> EVENTS =
            new ListStateDescriptor<>("waiting", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ListState<byte[]> events;
    private final int keyGroups;
    private final Map<Integer, Set<String>> byKeyGroup = new LinkedHashMap<>();
    private final Set<String> watched = new LinkedHashSet<>();
    private long inputs;
    private int households;

    /** Finds what waited when the state was kept. */
    WaitingInputs(KeyedStateBackend<String> backend, int keyGroups) throws Exception {
        this.keyGroups = keyGroups;
        this.events = backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, EVENTS);
        backend.applyToAllKeys(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, EVENTS, (household, kept) -> {
            noteHousehold(household);
            kept.get().forEach(event -> inputs++);
        });
    }

    /**
     * Takes an input of the household whose key is current.
     *
     * @param watched whether somebody waits for what comes of it
     */
    void add(BudgetInput input, boolean watched) throws Exception {
        ByteBuffer encoded = input.getEvent();
        byte[] event = new byte[encoded.remaining()];
        encoded.duplicate().get(event);
        events.add(event);
        inputs++;
        noteHousehold(input.getHousehold());
        if (watched) {
            this.watched.add(input.getHousehold());
        }
    }

    private void noteHousehold(String household) {
        int keyGroup = KeyGroupRangeAssignment.assignToKeyGroup(household, keyGroups);
        if (byKeyGroup.computeIfAbsent(keyGroup, first -> new HashSet<>()).add(household)) {
            households++;
        }
    }

    /** How many wait. */
    long inputs() {
        return inputs;
    }

    /** Whether so much waits that some of it has to be worked on. */
    boolean isFull() {
        return inputs >= MOST_INPUTS || households >= MOST_HOUSEHOLDS;
    }

    /** The households of the key group that has waited longest. */
    Collection<String> longest() {
        return byKeyGroup.isEmpty()
                ? List.of()
                : inOrder(byKeyGroup.values().iterator().next());
    }

    /** The households that somebody waits for. */
    Collection<String> watched() {
        return List.copyOf(watched);
    }

    /** All households that something waits for. */
    Collection<String> all() {
        List<String> all = new ArrayList<>(households);
        byKeyGroup.values().forEach(group -> all.addAll(inOrder(group)));
        return all;
    }

    private static List<String> inOrder(Set<String> group) {
        return group.stream().sorted().toList();
    }

    /** Hands out what waits for the household, whose key is current: events for {@link BudgetInputs#event}. */
    List<byte[]> take(String household) throws Exception {
        Iterable<byte[]> kept = events.get();
        if (kept == null) {
            return List.of();
        }
        List<byte[]> taken = new ArrayList<>();
        kept.forEach(taken::add);
        events.clear();
        inputs -= taken.size();
        watched.remove(household);
        forget(household);
        return taken;
    }

    private void forget(String household) {
        int keyGroup = KeyGroupRangeAssignment.assignToKeyGroup(household, keyGroups);
        Set<String> group = byKeyGroup.get(keyGroup);
        group.remove(household);
        households--;
        if (group.isEmpty()) {
            byKeyGroup.remove(keyGroup);
        }
    }
}
