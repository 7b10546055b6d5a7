package org.bitebudget.budget.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
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
 * Inputs until their household is worked on. Those that somebody waits for are worked on before the next checkpoint, so they stay on the
 * heap. Those of a backlog are kept in the state of the household whose key is current; on the heap is only which households they are of,
 * by key group, the group that has waited longest first. A group's households lie next to each other in the state, so that it is
 * read and written in one go. Not safe for use by several threads.
 */
final class WaitingInputs {

    // A gigabyte of purchases on disk.
    private static final long MOST_KEPT = 4_000_000;
    // Some 60 MB on the heap.
    private static final int MOST_HOUSEHOLDS = 400_000;
    private static final long MOST_WATCHED_BYTES = 64L << 20;
    // A few seconds of work.
    private static final int SLICE_HOUSEHOLDS = 10_000;
    // An array's header and its place in the list.
    private static final int BYTES_BESIDES = 24;

    private static final ListStateDescriptor<byte[]> EVENTS =
            new ListStateDescriptor<>("waiting", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ListState<byte[]> events;
    private final int keyGroups;
    private final Map<Integer, Set<String>> keptByKeyGroup = new LinkedHashMap<>();
    private final Map<String, List<byte[]>> watched = new LinkedHashMap<>();
    private long kept;
    private int keptHouseholds;
    private int watchedInputs;
    private long watchedBytes;

    /** Finds what waited when the state was kept. */
    WaitingInputs(KeyedStateBackend<String> backend, int keyGroups) throws Exception {
        this.keyGroups = keyGroups;
        this.events = backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, EVENTS);
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, EVENTS, (household, waiting) -> {
                    noteKept(household);
                    waiting.get().forEach(event -> kept++);
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
        if (watched) {
            this.watched
                    .computeIfAbsent(input.getHousehold(), first -> new ArrayList<>(1))
                    .add(event);
            watchedInputs++;
            watchedBytes += event.length + BYTES_BESIDES;
        } else {
            events.add(event);
            kept++;
            noteKept(input.getHousehold());
        }
    }

    private void noteKept(String household) {
        if (keptByKeyGroup
                .computeIfAbsent(keyGroup(household), first -> new HashSet<>())
                .add(household)) {
            keptHouseholds++;
        }
    }

    /** How many wait. */
    long inputs() {
        return kept + watchedInputs;
    }

    /** Whether so much waits that some of it has to be worked on: what is {@link #due}. */
    boolean isFull() {
        return watchedBytes >= MOST_WATCHED_BYTES || kept >= MOST_KEPT || keptHouseholds >= MOST_HOUSEHOLDS;
    }

    /** The households whose turn it is: those that somebody waits for if these are too many, else the key group that has waited longest. */
    Collection<String> due() {
        return watchedBytes >= MOST_WATCHED_BYTES || keptByKeyGroup.isEmpty()
                ? watched()
                : inOrder(keptByKeyGroup.values().iterator().next());
    }

    /** The households that somebody waits for. */
    Collection<String> watched() {
        return List.copyOf(watched.keySet());
    }

    /** What a checkpoint can settle without holding up what is fresh: households that somebody waits for, then key groups in turn. */
    Collection<String> slice() {
        Set<String> slice = new LinkedHashSet<>(watched.keySet());
        Iterator<Set<String>> turns = keptByKeyGroup.values().iterator();
        while (turns.hasNext() && slice.size() < SLICE_HOUSEHOLDS) {
            slice.addAll(inOrder(turns.next()));
        }
        return slice;
    }

    /** All households that something waits for. */
    Collection<String> all() {
        Set<String> all = new LinkedHashSet<>(watched.keySet());
        keptByKeyGroup.values().forEach(group -> all.addAll(inOrder(group)));
        return all;
    }

    private static List<String> inOrder(Set<String> group) {
        return group.stream().sorted().toList();
    }

    /** Hands out what waits for the household, whose key is current, oldest first: events for {@link BudgetInputs#event}. */
    List<byte[]> take(String household) throws Exception {
        List<byte[]> taken = new ArrayList<>();
        if (forgetKept(household)) {
            events.get().forEach(taken::add);
            events.clear();
            kept -= taken.size();
        }
        List<byte[]> fresh = watched.remove(household);
        if (fresh != null) {
            fresh.forEach(event -> watchedBytes -= event.length + BYTES_BESIDES);
            watchedInputs -= fresh.size();
            taken.addAll(fresh);
        }
        return taken;
    }

    private boolean forgetKept(String household) {
        Set<String> group = keptByKeyGroup.get(keyGroup(household));
        if (group == null || !group.remove(household)) {
            return false;
        }
        keptHouseholds--;
        if (group.isEmpty()) {
            keptByKeyGroup.remove(keyGroup(household));
        }
        return true;
    }

    private int keyGroup(String household) {
        return KeyGroupRangeAssignment.assignToKeyGroup(household, keyGroups);
    }
}
