package org.bitebudget.price.domain.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product, a product across stores or a category that rules watch.
 *
 * @param groups its rules by what they have in common
 * @param nextGroup number of the next group that comes
 */
public record Subject(List<Group> groups, long nextGroup) {

    /** Nobody watches it. */
    public static final Subject UNWATCHED = new Subject(List.of(), 1);

    /**
     * Rules that differ in their thresholds alone.
     *
     * @param number never used again
     * @param rules what they have in common
     * @param index root of the index of their thresholds
     */
    public record Group(long number, RuleGroup rules, long index) {}

    Optional<Group> group(RuleGroup rules) {
        return groups.stream().filter(group -> group.rules().equals(rules)).findFirst();
    }

    Subject with(RuleGroup rules, long index) {
        List<Group> all = new ArrayList<>(groups);
        Optional<Group> known = group(rules);
        all.removeIf(group -> group.rules().equals(rules));
        all.add(new Group(known.map(Group::number).orElse(nextGroup), rules, index));
        return new Subject(List.copyOf(all), known.isPresent() ? nextGroup : nextGroup + 1);
    }

    Subject without(RuleGroup rules) {
        return new Subject(
                groups.stream().filter(group -> !group.rules().equals(rules)).toList(), nextGroup);
    }
}
