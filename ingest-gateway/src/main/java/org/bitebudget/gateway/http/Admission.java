package org.bitebudget.gateway.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/** Lets so much in at once; the rest is asked to come again, so that a rush never fills the memory. */
final class Admission {

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final Semaphore free;
    private final String what;

    /**
     * @param units how much at once
     * @param what plural noun for the refusal
     */
    Admission(int units, String what) {
        this.free = new Semaphore(units);
        this.what = what;
    }

    /** @throws ProblemException if there is no room for so many units now */
    void enter(int units) {
        if (!free.tryAcquire(units)) {
            throw ProblemException.retryable(
                    ErrorCode.OVERLOADED, "Too many " + what + " are under way; come again shortly.", COME_AGAIN);
        }
    }

    void leave(int units) {
        free.release(units);
    }
}
