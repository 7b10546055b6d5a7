package org.bitebudget.ml.segment;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.bitebudget.event.BehaviourSegment;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.SegmentComparison;
import org.bitebudget.ml.domain.segment.Feature;
import org.bitebudget.ml.domain.segment.Segment;
import org.bitebudget.ml.domain.segment.Spending;
import org.bitebudget.platform.ids.Ids;

/**
 * Segments as events: each household against the middle of its segment, in numbers and in a sentence.
 *
 * @param at when the segments were made; names the model and is its revision
 */
public record SegmentEvents(Instant at) {

    /** The languages of the product. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN);

    private static final String PRODUCER = "ml-inference-job";

    /** One event for each household. */
    public List<HouseholdSegment> of(Map<Segment, List<Spending>> segments) {
        List<HouseholdSegment> events = new ArrayList<>();
        segments.forEach((segment, group) -> {
            Map<Feature, Double> middles = new EnumMap<>(Feature.class);
            for (Feature feature : Feature.values()) {
                middles.put(feature, BehaviourClusters.median(group, feature));
            }
            group.forEach(household -> events.add(event(segment, group.size(), household, middles)));
        });
        return events;
    }

    private HouseholdSegment event(Segment segment, int size, Spending household, Map<Feature, Double> middles) {
        String subject = Ids.of("seg", household.household());
        long revision = at.toEpochMilli();
        Envelope envelope = new Envelope(
                Ids.event(PRODUCER, subject, revision), subject, revision, at, at, PRODUCER, household.household());
        // Amounts of several currencies have no middle.
        List<SegmentComparison> comparisons = Arrays.stream(Feature.values())
                .filter(feature -> feature != Feature.MONTHLY_SPENDING)
                .map(feature -> new SegmentComparison(feature.key(), feature.of(household), middles.get(feature)))
                .toList();
        return new HouseholdSegment(
                envelope,
                household.household(),
                BehaviourSegment.valueOf(segment.name()),
                at.toString(),
                size,
                comparisons,
                sentences(segment, size, household, middles));
    }

    private static Map<String, String> sentences(
            Segment segment, int size, Spending household, Map<Feature, Double> middles) {
        Map<String, String> said = new HashMap<>();
        for (Locale language : LANGUAGES) {
            NumberFormat percent = NumberFormat.getPercentInstance(language);
            String template = bundle(language).getString(segment.name().toLowerCase(Locale.ROOT));
            said.put(language.toLanguageTag(), new MessageFormat(template, language).format(new Object[] {
                        size,
                        percent.format(household.savingsRate()),
                        percent.format(middles.get(Feature.SAVINGS_RATE)),
                        percent.format(household.wantShare()),
                        percent.format(middles.get(Feature.WANT_SHARE))
                    }));
        }
        return said;
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "org.bitebudget.ml.segment.segments",
                language,
                SegmentEvents.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
