package org.bitebudget.stack.supervisor;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;

/** Something the stack brings up. */
public sealed interface Unit {

    /** Its name, which others' needs refer to. */
    String name();

    /** Names of the units that must be up before this one starts. */
    Set<String> needs();

    /**
     * A process to keep running.
     *
     * @param name its name
     * @param needs what must be up before it starts
     * @param spec how it is started; asked for at each start
     * @param ready tells when it is of use
     * @param address what users reach it by, for messages
     * @param patience how long it may take until it is ready
     */
    record Part(
            String name, Set<String> needs, Supplier<ChildSpec> spec, Probe ready, String address, Duration patience)
            implements Unit {}

    /**
     * Something to do once.
     *
     * @param name its name
     * @param needs what must be up before
     * @param action what to do; must be repeatable, since every start does it
     */
    record Step(String name, Set<String> needs, Runnable action) implements Unit {}
}
