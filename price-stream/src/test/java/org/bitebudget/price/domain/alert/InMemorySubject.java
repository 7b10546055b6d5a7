package org.bitebudget.price.domain.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a subject keeps, in memory; counts the pages that are read. */
final class InMemorySubject implements SubjectStore {

    private final Map<Long, IndexPage> pages = new HashMap<>();
    private final Map<String, AlertRule> rules = new HashMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private final TreeSet<String> quietLanes = new TreeSet<>();
    private Subject subject = Subject.UNWATCHED;
    private long lastId;
    final List<Instant> alarms = new ArrayList<>();
    int pagesRead;

    int size() {
        return pages.size() + rules.size() + lanes.size() + held.size() + quietLanes.size();
    }

    @Override
    public long newId() {
        return ++lastId;
    }

    @Override
    public IndexPage read(long id) {
        pagesRead++;
        return pages.get(id);
    }

    @Override
    public void write(long id, IndexPage page) {
        pages.put(id, new IndexPage(List.copyOf(page.entries()), List.copyOf(page.children())));
    }

    @Override
    public void drop(long id) {
        pages.remove(id);
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public void subject(Subject changed) {
        subject = changed;
    }

    @Override
    public Optional<AlertRule> rule(String key) {
        return Optional.ofNullable(rules.get(key));
    }

    @Override
    public void rule(AlertRule rule) {
        rules.put(rule.key(), rule);
    }

    @Override
    public void dropRule(String key) {
        rules.remove(key);
    }

    @Override
    public Optional<Lane> lane(String lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    @Override
    public void lane(String lane, Lane known) {
        lanes.put(lane, known);
    }

    @Override
    public void dropLanes() {
        lanes.clear();
        held.clear();
        quietLanes.clear();
        pages.clear();
    }

    @Override
    public Optional<Held> held(String lane, String ruleKey) {
        return Optional.ofNullable(held.get(lane + " " + ruleKey));
    }

    @Override
    public void held(String lane, String ruleKey, Held crossing) {
        held.put(lane + " " + ruleKey, crossing);
    }

    @Override
    public void dropHeld(String lane, String ruleKey) {
        held.remove(lane + " " + ruleKey);
    }

    @Override
    public List<String> quietLanes() {
        return List.copyOf(quietLanes);
    }

    @Override
    public void quietLane(String lane, boolean quiet) {
        if (quiet) {
            quietLanes.add(lane);
        } else {
            quietLanes.remove(lane);
        }
    }

    @Override
    public void wakeAt(Instant moment) {
        alarms.add(moment);
    }
}
