package org.bitebudget.price.domain.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bitebudget.price.domain.alert.IndexPage.Entry;
import org.bitebudget.price.domain.alert.Subject.Group;

/**
 * Watches one subject: tells which of its rules a move crosses, lets what was crossed rest, and holds back what falls into a
 * quiet time. The work of a move grows with the rules it crosses and the logarithm of all of them.
 */
public final class SubjectWatch {

    private final SubjectStore store;
    private final ThresholdIndex index;
    private final boolean single;
    private final boolean forFirst;
    private long lookedAt;

    /** What a subject is. */
    public enum Kind {
        /** A product of a store. */
        PRODUCT,
        /** A product across stores. */
        CANONICAL,
        /** A category with all below it. */
        CATEGORY
    }

    /**
     * @param kind what the subject is
     * @param store where it is kept
     */
    public SubjectWatch(Kind kind, SubjectStore store) {
        this.store = store;
        this.index = new ThresholdIndex(store);
        this.single = kind == Kind.PRODUCT;
        this.forFirst = kind != Kind.CATEGORY;
    }

    /** How many rules moves have made this look at. */
    public long lookedAt() {
        return lookedAt;
    }

    /** Takes in a rule, in place of an older revision of it. */
    public void set(AlertRule rule) {
        delete(rule.key());
        Subject subject = store.subject();
        long root = subject.group(rule.group()).map(Group::index).orElseGet(index::create);
        store.subject(subject.with(rule.group(), index.add(root, rule.threshold(), rule.key())));
        store.rule(rule);
    }

    /** Forgets a rule, if there is one of that key. */
    public void delete(String key) {
        store.rule(key).ifPresent(this::delete);
    }

    private void delete(AlertRule rule) {
        Subject subject = store.subject();
        long root = index.remove(subject.group(rule.group()).orElseThrow().index(), rule.threshold(), rule.key());
        if (!index.isEmpty(root)) {
            store.subject(subject.with(rule.group(), root));
        } else {
            index.drop(root);
            Subject left = subject.without(rule.group());
            store.subject(left);
            if (left.groups().isEmpty()) {
                store.dropLanes();
            }
        }
        store.dropRule(rule.key());
    }

    /** Judges a move of one of the subject's products. */
    public void judge(Move move, Consumer<Telling> told) {
        Subject subject = store.subject();
        if (subject.groups().isEmpty()) {
            return;
        }
        Optional<Lane> known = store.lane(move.lane());
        known.ifPresent(lane -> release(move.lane(), lane, move.recordedAt(), told));
        Optional<Lane> before = known.flatMap(lane -> store.lane(move.lane()));
        boolean sameCurrency = before.filter(lane -> lane.last().currency().equals(move.currency()))
                .isPresent();
        Map<Long, Rests> rests = new HashMap<>();
        List<Entry> crossed = new ArrayList<>();
        for (Group group : subject.groups()) {
            if (move.concerns(group.rules().store())) {
                Rests resting = sameCurrency ? before.orElseThrow().rests(group.number()) : Rests.NONE;
                Rests left = cross(group, before, resting, move, crossed);
                if (!left.ranges().isEmpty()) {
                    rests.put(group.number(), left);
                }
            }
        }
        Lane after = new Lane(
                move,
                smallest(before, move, true),
                rests,
                before.map(Lane::held).orElse(0L));
        store.lane(move.lane(), after);
        List<AlertRule> over = new ArrayList<>();
        crossed.forEach(entry -> store.rule(entry.key()).ifPresent(rule -> {
            if (rule.validity().holdsAt(move.at())) {
                tellOrHold(rule, move, told);
            } else if (single && rule.validity().isOverAt(move.at())) {
                over.add(rule);
            }
        }));
        over.forEach(this::delete);
    }

    /** Tells what was held in quiet times that ended by that moment. */
    public void quietEnded(Instant moment, Consumer<Telling> told) {
        for (String name : store.quietLanes()) {
            store.lane(name)
                    .ifPresentOrElse(lane -> release(name, lane, moment, told), () -> store.quietLane(name, false));
        }
    }

    /** Finds what the move crosses in the group, and returns what rests after it. */
    private Rests cross(Group group, Optional<Lane> known, Rests before, Move move, List<Entry> crossed) {
        RuleGroup rules = group.rules();
        Rests resting = rules.rests() ? before.at(move.measure(), rules.kind()) : Rests.NONE;
        Optional<Range> range = Crossing.of(rules, move, known, smallest(known, move, false), forFirst);
        if (range.isEmpty()) {
            return resting;
        }
        List<Range> armed = resting.armed(range.get());
        for (Range part : armed) {
            index.scan(group.index(), part, entry -> {
                lookedAt++;
                crossed.add(entry);
            });
        }
        return rules.rests() ? resting.with(armed, rules.rearm(move.measure())) : Rests.NONE;
    }

    private void tellOrHold(AlertRule rule, Move move, Consumer<Telling> told) {
        rule.quiet()
                .flatMap(quiet -> quiet.endAfter(move.recordedAt()))
                .ifPresentOrElse(
                        end -> hold(rule, move, end),
                        () -> told.accept(new Telling(rule, move, move, move.recordedAt())));
    }

    private void hold(AlertRule rule, Move move, Instant end) {
        String name = move.lane();
        Optional<Held> known = store.held(name, rule.key());
        boolean keepsIt = known.filter(held -> held.ruleRevision() == rule.revision())
                .filter(held -> Crossing.holds(rule, held.move(), move))
                .isPresent();
        if (keepsIt) {
            return;
        }
        Lane lane = store.lane(name).orElseThrow();
        long root = lane.held() == 0 ? index.create() : lane.held();
        if (known.isPresent()) {
            root = index.remove(root, micros(known.get().until()), rule.key());
        }
        store.lane(name, lane.withHeld(index.add(root, micros(end), rule.key())));
        store.held(name, rule.key(), new Held(rule.revision(), move, end));
        store.quietLane(name, true);
        store.wakeAt(end);
    }

    private void release(String name, Lane lane, Instant moment, Consumer<Telling> told) {
        if (lane.held() == 0) {
            return;
        }
        List<Entry> due = new ArrayList<>();
        index.scan(lane.held(), new Range(Long.MIN_VALUE, micros(moment)), due::add);
        long root = lane.held();
        for (Entry entry : due) {
            Held held = store.held(name, entry.key()).orElseThrow();
            store.rule(entry.key())
                    .filter(rule -> rule.revision() == held.ruleRevision())
                    .filter(rule -> Crossing.holds(rule, held.move(), lane.last()))
                    .ifPresent(rule -> told.accept(new Telling(rule, held.move(), lane.last(), held.until())));
            store.dropHeld(name, entry.key());
            root = index.remove(root, entry.threshold(), entry.key());
        }
        if (index.isEmpty(root)) {
            index.drop(root);
            root = 0;
            store.quietLane(name, false);
        }
        store.lane(name, lane.withHeld(root));
    }

    private static Size smallest(Optional<Lane> before, Move move, boolean withThisMove) {
        Size smallest = before.map(Lane::smallest).orElse(null);
        if (!(move instanceof ProductMove moved)) {
            return smallest;
        }
        Size earlier = smaller(smallest, moved.sizeBefore());
        return withThisMove ? smaller(earlier, moved.size()) : earlier;
    }

    private static Size smaller(Size known, Size seen) {
        if (seen == null) {
            return known;
        }
        return known != null && known.comparesTo(seen) && known.amountMicro() <= seen.amountMicro() ? known : seen;
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
