package org.bitebudget.price.job.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.domain.alert.AlertKind;
import org.bitebudget.price.domain.alert.AlertRule;
import org.bitebudget.price.domain.alert.Held;
import org.bitebudget.price.domain.alert.IndexPage;
import org.bitebudget.price.domain.alert.IndexPage.Entry;
import org.bitebudget.price.domain.alert.Lane;
import org.bitebudget.price.domain.alert.QuietTime;
import org.bitebudget.price.domain.alert.Range;
import org.bitebudget.price.domain.alert.Rests;
import org.bitebudget.price.domain.alert.Rests.Rest;
import org.bitebudget.price.domain.alert.RuleGroup;
import org.bitebudget.price.domain.alert.Subject;
import org.bitebudget.price.domain.alert.Subject.Group;
import org.bitebudget.price.domain.alert.Validity;
import org.bitebudget.price.job.Micros;
import org.bitebudget.state.AlertGroup;
import org.bitebudget.state.AlertHeld;
import org.bitebudget.state.AlertIndexPage;
import org.bitebudget.state.AlertLane;
import org.bitebudget.state.AlertRest;
import org.bitebudget.state.AlertRuleState;
import org.bitebudget.state.AlertSubject;

/** What a subject keeps as Avro state and back. */
final class SubjectState {

    private SubjectState() {}

    static Subject toDomain(AlertSubject state) {
        return new Subject(
                state.getGroups().stream().map(SubjectState::toDomain).toList(), state.getNextGroup());
    }

    static AlertSubject toState(Subject subject) {
        return new AlertSubject(
                subject.groups().stream().map(SubjectState::toState).toList(), subject.nextGroup());
    }

    static AlertRule toDomain(String key, AlertRuleState state) {
        RuleGroup group = new RuleGroup(
                AlertKind.valueOf(state.getKind().name()),
                state.getStore(),
                state.getCurrency(),
                state.getHysteresis());
        Instant to = state.getValidToMicros() == null ? null : Micros.toInstant(state.getValidToMicros());
        return new AlertRule(
                key,
                state.getRevision(),
                group,
                state.getThreshold(),
                new Validity(Micros.toInstant(state.getValidFromMicros()), to),
                state.getQuiet() == null ? null : AlertRules.quiet(state.getQuiet()));
    }

    static AlertRuleState toState(AlertRule rule) {
        Validity validity = rule.validity();
        return new AlertRuleState(
                rule.revision(),
                PriceRuleKind.valueOf(rule.group().kind().name()),
                rule.group().store(),
                rule.group().currency(),
                rule.group().hysteresis(),
                rule.threshold(),
                Micros.of(validity.from()),
                validity.to() == null ? null : Micros.of(validity.to()),
                rule.quietTime() == null ? null : toState(rule.quietTime()));
    }

    static IndexPage toDomain(AlertIndexPage page) {
        List<Entry> entries = new ArrayList<>(page.getKeys().size());
        for (int i = 0; i < page.getKeys().size(); i++) {
            entries.add(new Entry(page.getThresholds().get(i), page.getKeys().get(i)));
        }
        return new IndexPage(entries, page.getChildren());
    }

    static AlertIndexPage toState(IndexPage page) {
        return new AlertIndexPage(
                page.entries().stream().map(Entry::threshold).toList(),
                page.entries().stream().map(Entry::key).toList(),
                List.copyOf(page.children()));
    }

    static Lane toDomain(AlertLane lane) {
        Map<Long, List<Rest>> rests = new HashMap<>();
        for (AlertRest rest : lane.getRests()) {
            rests.computeIfAbsent(rest.getGroup(), group -> new ArrayList<>())
                    .add(new Rest(new Range(rest.getFrom(), rest.getTo()), rest.getRearm()));
        }
        Map<Long, Rests> byGroup = new HashMap<>();
        rests.forEach((group, ranges) -> byGroup.put(group, new Rests(List.copyOf(ranges))));
        return new Lane(
                AlertRecords.toDomain(lane.getLast()), AlertRecords.size(lane.getSmallest()), byGroup, lane.getHeld());
    }

    static AlertLane toState(String subject, Lane lane) {
        List<AlertRest> rests = new ArrayList<>();
        lane.rests().forEach((group, resting) -> resting.ranges()
                .forEach(rest -> rests.add(
                        new AlertRest(group, rest.range().from(), rest.range().to(), rest.rearm()))));
        return new AlertLane(
                AlertRecords.toState(subject, lane.last()), AlertRecords.size(lane.smallest()), rests, lane.held());
    }

    static Held toDomain(AlertHeld held) {
        return new Held(
                held.getRuleRevision(), AlertRecords.toDomain(held.getMove()), Micros.toInstant(held.getUntilMicros()));
    }

    static AlertHeld toState(String subject, Held held) {
        return new AlertHeld(held.ruleRevision(), AlertRecords.toState(subject, held.move()), Micros.of(held.until()));
    }

    /** What a rule is about to tell of a product. */
    static String heldKey(String lane, String ruleKey) {
        return Keys.join(lane, ruleKey);
    }

    private static Group toDomain(AlertGroup group) {
        return new Group(
                group.getNumber(),
                new RuleGroup(
                        AlertKind.valueOf(group.getKind().name()),
                        group.getStore(),
                        group.getCurrency(),
                        group.getHysteresis()),
                group.getIndex());
    }

    private static AlertGroup toState(Group group) {
        RuleGroup rules = group.rules();
        return new AlertGroup(
                group.number(),
                PriceRuleKind.valueOf(rules.kind().name()),
                rules.store(),
                rules.currency(),
                rules.hysteresis(),
                group.index());
    }

    private static org.bitebudget.event.QuietTime toState(QuietTime quiet) {
        ZoneId zone = quiet.zone();
        return new org.bitebudget.event.QuietTime(quiet.fromMinute(), quiet.toMinute(), zone.getId());
    }
}
