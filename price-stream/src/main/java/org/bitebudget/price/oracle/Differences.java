package org.bitebudget.price.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was compared, and where it differs; the first of them in words. */
public final class Differences {

    private static final int MOST_LISTED = 20;

    private final String what;
    private final List<String> listed = new ArrayList<>();
    private long compared;
    private long different;

    /** @param what names one of the things compared */
    Differences(String what) {
        this.what = what;
    }

    /** Something was compared; where it isn't as it should be, the reason is noted. */
    void check(String subject, boolean asItShould, Supplier<String> reason) {
        compared++;
        if (!asItShould) {
            note(subject, reason.get());
        }
    }

    /** Something was compared and differs. */
    void add(String subject, String reason) {
        check(subject, false, () -> reason);
    }

    /** Something that should be there is not. */
    void miss(String subject, String reason) {
        note(subject, reason);
    }

    private void note(String subject, String reason) {
        different++;
        if (listed.size() < MOST_LISTED) {
            listed.add(what + " " + subject + ": " + reason);
        }
    }

    /** What one of the things compared is called. */
    public String what() {
        return what;
    }

    /** How many were there and compared. */
    public long compared() {
        return compared;
    }

    /** How many differ, are missing or should not be there. */
    public long different() {
        return different;
    }

    /** The first of those, one line each. */
    public List<String> listed() {
        return List.copyOf(listed);
    }
}
