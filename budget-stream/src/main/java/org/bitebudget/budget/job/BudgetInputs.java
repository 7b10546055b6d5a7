package org.bitebudget.budget.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;
import org.bitebudget.state.BudgetEvent;
import org.bitebudget.state.BudgetInput;

/** Inputs from their events and back. */
final class BudgetInputs {

    private BudgetInputs() {}

    /** An event on its way to a household. */
    static BudgetInput of(String household, SpecificRecordBase event) {
        try {
            return new BudgetInput(household, new BudgetEvent(event).toByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("an event of " + household + " cannot be written", e);
        }
    }

    /** The event in an input: a plan change, a ledger entry, a decision or what is paid in parts. */
    static Object event(byte[] encoded) {
        try {
            return BudgetEvent.fromByteBuffer(ByteBuffer.wrap(encoded)).getEvent();
        } catch (IOException e) {
            throw new UncheckedIOException("an input cannot be read", e);
        }
    }
}
