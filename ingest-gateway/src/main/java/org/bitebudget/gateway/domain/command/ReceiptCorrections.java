package org.bitebudget.gateway.domain.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.gateway.domain.command.CorrectedValue.Terms;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * What a person mends on the reading of a receipt.
 *
 * @param readingRevision the revision that the person saw, from 1
 * @param changes what is to stand where
 */
public record ReceiptCorrections(long readingRevision, List<Change> changes) {

    private static final int MOST = 200;

    /** Keeps its own copy of the changes. */
    public ReceiptCorrections {
        changes = List.copyOf(changes);
    }

    /**
     * One corrected field. Its value is a text, an object of texts, or, without either, null.
     *
     * @param pointer which field of the reading
     * @param text value of a field that is a text
     * @param members value of a field that is an object, by name
     */
    public record Change(String pointer, Optional<String> text, SortedMap<String, String> members) {

        /** Keeps its own copy of the members, in the order of their names. */
        public Change {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        private boolean isNothing() {
            return text.isEmpty() && members.isEmpty();
        }

        private void faults(String at, CorrectedField field, Terms terms, List<Fault> faults) {
            String value = at + "/value";
            if (isNothing() && field.takesNothing()) {
                return;
            }
            if (text.isPresent() && field.text().isPresent()) {
                field.text().get().fault(value, text.get(), terms).ifPresent(faults::add);
            } else if (!members.isEmpty() && !field.members().isEmpty()) {
                memberFaults(value, field, terms, faults);
            } else {
                faults.add(Fault.invalid(value, "expected " + field.expected()));
            }
        }

        private void memberFaults(String value, CorrectedField field, Terms terms, List<Fault> faults) {
            members.forEach((name, member) -> {
                CorrectedValue kind = field.members().get(name);
                if (kind == null) {
                    faults.add(Fault.invalid(value + "/" + name, "not a member known here"));
                } else {
                    kind.fault(value + "/" + name, member, terms).ifPresent(faults::add);
                }
            });
            field.needed().stream()
                    .filter(name -> !members.containsKey(name))
                    .sorted()
                    .forEach(name -> faults.add(new Fault(Rule.MISSING_FIELD, value + "/" + name, "is missing")));
        }
    }

    /**
     * Everything to mend, in the order of the members.
     *
     * @param zone zone that the receipt's date is read in
     */
    public List<Fault> faults(Taxonomy taxonomy, ZoneId zone, Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (readingRevision < 1) {
            faults.add(Fault.invalid("/reading_revision", "1 or above: the revision that the person saw"));
        }
        if (changes.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/corrections", "at least one correction"));
        }
        if (changes.size() > MOST) {
            faults.add(Fault.invalid("/corrections", "at most " + MOST + " corrections"));
            return faults;
        }
        Terms terms = new Terms(taxonomy, zone, now);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            String at = "/corrections/" + i;
            Optional<CorrectedField> field = CorrectedField.at(change.pointer());
            if (field.isEmpty()) {
                faults.add(Fault.invalid(at + "/pointer", "not a field that can be corrected"));
                continue;
            }
            if (!seen.add(change.pointer()) && !field.get().repeats()) {
                faults.add(Fault.invalid(at + "/pointer", "the field stands twice in the request"));
            }
            change.faults(at, field.get(), terms, faults);
        }
        return faults;
    }
}
