package org.bitebudget.gateway.domain.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bitebudget.platform.time.FutureLimit;

/**
 * What a person did in an app. Only words of the app's own choice are taken, so that nothing a person typed gets in.
 *
 * @param consent whether the person agreed to it being told
 * @param app name and version of the app
 * @param events in any order
 */
public record AppUse(boolean consent, String app, List<Event> events) {

    private static final int MOST_EVENTS = 100;
    private static final int MOST_PROPERTIES = 10;
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:+/-]{0,63}");
    private static final Pattern LONG_NUMBER = Pattern.compile(".*\\d{6,}.*");

    /** Keeps its own copy. */
    public AppUse {
        events = List.copyOf(events);
    }

    /**
     * One thing that was done.
     *
     * @param name what, such as receipt-scanned
     * @param occurredAt when
     * @param properties about it, such as theme: dark
     */
    public record Event(String name, Instant occurredAt, SortedMap<String, String> properties) {

        /** Keeps its own copy. */
        public Event {
            properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        }
    }

    /** Everything to mend. */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (!consent) {
            faults.add(Fault.invalid("/consent", "without the person's consent nothing is taken"));
        }
        if (!WORD.matcher(app).matches()) {
            faults.add(Fault.invalid("/app", "expected a name such as android-2.1"));
        }
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            faults.add(Fault.invalid("/events", "expected 1 to " + MOST_EVENTS + " events"));
        }
        for (int i = 0; i < events.size(); i++) {
            check(events.get(i), "/events/" + i, now, faults);
        }
        return faults;
    }

    private static void check(Event event, String at, Instant now, List<Fault> faults) {
        if (!NAME.matcher(event.name()).matches()) {
            faults.add(Fault.invalid(at + "/event", "expected a name such as receipt-scanned"));
        }
        if (event.occurredAt().isAfter(now.plus(FutureLimit.ALLOWED))) {
            faults.add(new Fault(Rule.DATE_IN_FUTURE, at + "/occurred_at", "more than 24 hours ahead"));
        }
        if (event.occurredAt().isBefore(now.minus(OLDEST))) {
            faults.add(Fault.invalid(at + "/occurred_at", "more than " + OLDEST.toDays() + " days ago"));
        }
        if (event.properties().size() > MOST_PROPERTIES) {
            faults.add(Fault.invalid(at + "/properties", "at most " + MOST_PROPERTIES + " properties"));
        }
        event.properties().forEach((name, value) -> {
            boolean word =
                    WORD.matcher(value).matches() && !LONG_NUMBER.matcher(value).matches();
            if (!NAME.matcher(name).matches() || !word) {
                faults.add(Fault.invalid(
                        at + "/properties", "names such as theme and words such as dark; no spaces, no long numbers"));
            }
        });
    }
}
