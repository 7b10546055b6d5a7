package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.RedistributionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingInputsTest {

    private static final int KEY_GROUPS = 4;
    // In Flink's key groups 1, 1 and 0 of four.
    private static final String ONE = "household 4";
    private static final String NEIGHBOUR = "household 0";
    private static final String OTHER = "household 1";

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private final PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
    private final LedgerEntry purchase = happened.purchase("e", 1, "2026-11-03", line("dining", 500));

    private KeyedOneInputStreamOperatorTestHarness<String, String, String> harness;
    private KeyedStateBackend<String> backend;
    private WaitingInputs waiting;

    @BeforeEach
    void start() throws Exception {
        start(null);
    }

    private void start(OperatorSubtaskState state) throws Exception {
        MapFunction<String, String> nothing = household -> household;
        StreamMap<String, String> operator = new StreamMap<>(nothing);
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                operator, household -> household, Types.STRING, KEY_GROUPS, 1, 0);
        harness.initializeState(state);
        harness.open();
        backend = operator.getKeyedStateBackend();
        waiting = new WaitingInputs(backend, KEY_GROUPS);
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void whatCameForAHouseholdIsHandedOutOnceInItsOrder() throws Exception {
        add(ONE, plan, false);
        add(OTHER, purchase, false);
        add(ONE, purchase, false);

        assertThat(take(ONE)).extracting(BudgetInputs::event).containsExactly(plan, purchase);
        assertThat(take(ONE)).isEmpty();
        assertThat(waiting.all()).containsExactly(OTHER);
    }

    @Test
    void theKeyGroupThatHasWaitedLongestComesFirst() throws Exception {
        add(ONE, plan, false);
        add(OTHER, plan, false);
        add(NEIGHBOUR, plan, false);
        assertThat(waiting.due()).containsExactly(NEIGHBOUR, ONE);

        take(ONE);
        take(NEIGHBOUR);
        add(ONE, plan, false);

        assertThat(waiting.due()).containsExactly(OTHER);
    }

    @Test
    void thoseThatSomebodyWaitsForAreKnown() throws Exception {
        add(ONE, plan, false);
        add(OTHER, plan, true);
        add(OTHER, purchase, false);
        assertThat(waiting.watched()).containsExactly(OTHER);
        assertThat(waiting.all()).containsExactlyInAnyOrder(ONE, OTHER);
        assertThat(waiting.inputs()).isEqualTo(3);

        assertThat(take(OTHER)).extracting(BudgetInputs::event).containsExactly(purchase, plan);

        assertThat(waiting.watched()).isEmpty();
        assertThat(waiting.inputs()).isEqualTo(1);
    }

    @Test
    void aSliceIsWhatSomebodyWaitsForAndSoManyKeyGroups() throws Exception {
        int households = 60_000;
        for (int household = 0; household < households; household++) {
            add("household " + household, purchase, false);
        }
        add("household " + (households - 1), purchase, true);
        add("somebody", purchase, true);

        Set<String> settled = new HashSet<>();
        int taken = 0;
        int slices = 0;
        while (waiting.inputs() > 0) {
            List<String> slice = List.copyOf(waiting.slice());
            assertThat(slice).hasSizeLessThan(households / 2);
            if (slices == 0) {
                assertThat(slice).startsWith("household " + (households - 1), "somebody");
            }
            for (String household : slice) {
                take(household);
            }
            settled.addAll(slice);
            taken += slice.size();
            slices++;
        }

        assertThat(settled).hasSize(households + 1);
        assertThat(taken).isEqualTo(settled.size());
        assertThat(slices).isGreaterThan(2);
    }

    @Test
    void whatWaitedWhenTheStateWasKeptIsFound() throws Exception {
        add(ONE, plan, false);
        add(ONE, purchase, false);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();

        start(state);

        assertThat(waiting.all()).containsExactly(ONE);
        assertThat(take(ONE)).extracting(BudgetInputs::event).containsExactly(plan, purchase);
    }

    @Test
    void whatWaitsIsBounded() throws Exception {
        int taken = 0;
        while (!waiting.isFull()) {
            add("household " + taken, purchase, false);
            taken++;
        }
        assertThat(taken).isBetween(100_000, 1_000_000);

        List<String> due = List.copyOf(waiting.due());
        for (String household : due) {
            take(household);
        }

        assertThat(due)
                .extracting(household -> KeyGroupRangeAssignment.assignToKeyGroup(household, KEY_GROUPS))
                .containsOnly(KeyGroupRangeAssignment.assignToKeyGroup("household 0", KEY_GROUPS));
        assertThat(waiting.isFull()).isFalse();
        assertThat(waiting.all()).hasSize(taken - due.size());
    }

    @Test
    void whatSomebodyWaitsForIsBoundedAndThenDue() throws Exception {
        int taken = 0;
        while (!waiting.isFull()) {
            add(taken % 2 == 0 ? ONE : OTHER, purchase, true);
            taken++;
        }
        assertThat(taken).isBetween(100_000, 1_000_000);
        assertThat(waiting.due()).containsExactly(ONE, OTHER);

        take(ONE);

        assertThat(waiting.isFull()).isFalse();
        assertThat(waiting.inputs()).isEqualTo(taken / 2);
    }

    private void add(String household, SpecificRecordBase event, boolean watched) throws Exception {
        backend.setCurrentKey(household);
        waiting.add(BudgetInputs.of(household, event), watched);
    }

    private List<byte[]> take(String household) throws Exception {
        backend.setCurrentKey(household);
        return waiting.take(household);
    }
}
