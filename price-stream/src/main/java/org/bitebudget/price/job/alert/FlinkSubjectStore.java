package org.bitebudget.price.job.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.price.domain.alert.AlertRule;
import org.bitebudget.price.domain.alert.Held;
import org.bitebudget.price.domain.alert.IndexPage;
import org.bitebudget.price.domain.alert.Lane;
import org.bitebudget.price.domain.alert.Subject;
import org.bitebudget.price.domain.alert.SubjectStore;
import org.bitebudget.state.AlertHeld;
import org.bitebudget.state.AlertIndexPage;
import org.bitebudget.state.AlertLane;
import org.bitebudget.state.AlertRuleState;
import org.bitebudget.state.AlertSubject;

/** What is kept of the subject whose key is current, in Flink state. */
final class FlinkSubjectStore implements SubjectStore {

    private final ValueState<AlertSubject> subject;
    private final ValueState<Long> lastId;
    private final MapState<Long, AlertIndexPage> pages;
    private final MapState<String, AlertRuleState> rules;
    private final MapState<String, AlertLane> lanes;
    private final MapState<String, AlertHeld> held;
    private final MapState<String, Boolean> quietLanes;
    private final Consumer<Instant> alarm;

    /**
     * @param context gives the state
     * @param alarm is told when to wake the current subject
     */
    FlinkSubjectStore(RuntimeContext context, Consumer<Instant> alarm) {
        subject = context.getState(AvroTypes.state("subject", AlertSubject.class));
        lastId = context.getState(new ValueStateDescriptor<>("last-page", Types.LONG));
        pages = context.getMapState(new MapStateDescriptor<>("pages", Types.LONG, AvroTypes.of(AlertIndexPage.class)));
        rules = context.getMapState(
                new MapStateDescriptor<>("rules", Types.STRING, AvroTypes.of(AlertRuleState.class)));
        lanes = context.getMapState(new MapStateDescriptor<>("products", Types.STRING, AvroTypes.of(AlertLane.class)));
        held = context.getMapState(new MapStateDescriptor<>("held", Types.STRING, AvroTypes.of(AlertHeld.class)));
        quietLanes = context.getMapState(new MapStateDescriptor<>("quiet-products", Types.STRING, Types.BOOLEAN));
        this.alarm = alarm;
    }

    @Override
    public Subject subject() {
        AlertSubject state = read(subject::value);
        return state == null ? Subject.UNWATCHED : SubjectState.toDomain(state);
    }

    @Override
    public void subject(Subject changed) {
        write(() -> subject.update(SubjectState.toState(changed)));
    }

    @Override
    public long newId() {
        Long last = read(lastId::value);
        long next = last == null ? 1 : last + 1;
        write(() -> lastId.update(next));
        return next;
    }

    @Override
    public IndexPage read(long id) {
        return SubjectState.toDomain(read(() -> pages.get(id)));
    }

    @Override
    public void write(long id, IndexPage page) {
        write(() -> pages.put(id, SubjectState.toState(page)));
    }

    @Override
    public void drop(long id) {
        write(() -> pages.remove(id));
    }

    @Override
    public Optional<AlertRule> rule(String key) {
        return Optional.ofNullable(read(() -> rules.get(key))).map(state -> SubjectState.toDomain(key, state));
    }

    @Override
    public void rule(AlertRule rule) {
        write(() -> rules.put(rule.key(), SubjectState.toState(rule)));
    }

    @Override
    public void dropRule(String key) {
        write(() -> rules.remove(key));
    }

    @Override
    public Optional<Lane> lane(String lane) {
        return Optional.ofNullable(read(() -> lanes.get(lane))).map(SubjectState::toDomain);
    }

    @Override
    public void lane(String lane, Lane known) {
        write(() -> lanes.put(lane, SubjectState.toState("", known)));
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
        return Optional.ofNullable(read(() -> held.get(SubjectState.heldKey(lane, ruleKey))))
                .map(SubjectState::toDomain);
    }

    @Override
    public void held(String lane, String ruleKey, Held crossing) {
        write(() -> held.put(SubjectState.heldKey(lane, ruleKey), SubjectState.toState("", crossing)));
    }

    @Override
    public void dropHeld(String lane, String ruleKey) {
        write(() -> held.remove(SubjectState.heldKey(lane, ruleKey)));
    }

    @Override
    public List<String> quietLanes() {
        List<String> names = new ArrayList<>();
        read(() -> quietLanes.keys()).forEach(names::add);
        return names;
    }

    @Override
    public void quietLane(String lane, boolean quiet) {
        write(() -> {
            if (quiet) {
                quietLanes.put(lane, true);
            } else {
                quietLanes.remove(lane);
            }
        });
    }

    @Override
    public void wakeAt(Instant moment) {
        alarm.accept(moment);
    }

    private interface Change {
        void make() throws Exception;
    }

    private static <T> T read(Callable<T> state) {
        try {
            return state.call();
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read the state of alert rules", e);
        }
    }

    private static void write(Change change) {
        try {
            change.make();
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot write the state of alert rules", e);
        }
    }
}
