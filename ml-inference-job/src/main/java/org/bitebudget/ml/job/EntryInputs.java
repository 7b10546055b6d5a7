package org.bitebudget.ml.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.SeriesEntry;
import org.bitebudget.state.SeriesHousehold;
import org.bitebudget.state.SeriesInput;
import org.bitebudget.state.SeriesPart;
import org.bitebudget.state.SeriesSeen;

/**
 * What purchases and receipts of a household add to its series. The highest revision of an entry holds, whatever arrived last: what an earlier one added is
 * taken back first, so series are the same in whatever order revisions come.
 *
 * <p>Nothing bought is a zero, which nobody tells. A series learns of it with its next purchase; and each week that passes in the household all its series are
 * told so, so that what is no longer bought fades, until nothing in its window is left.
 */
final class EntryInputs extends KeyedProcessFunction<String, SeriesEntry, SeriesInput> {
    private static final int WEEK = 7;

    private transient MapState<String, SeriesEntry> entries;
    private transient MapState<String, SeriesHousehold> households;

    @Override
    public void open(OpenContext context) {
        entries = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("entries", Types.STRING, AvroTypes.of(SeriesEntry.class)));
        households = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "household-series", Types.STRING, AvroTypes.of(SeriesHousehold.class)));
    }

    @Override
    public void processElement(SeriesEntry entry, Context context, Collector<SeriesInput> out) throws Exception {
        String key = entry.getKind() + "|" + entry.getEntryId();
        SeriesEntry held = entries.get(key);
        if (held != null && !supersedes(entry, held)) {
            return;
        }
        entries.put(key, entry);
        SeriesHousehold household = households.get(entry.getKind().name());
        if (household == null) {
            household = new SeriesHousehold(entry.getStep(), new HashMap<>());
        }
        if (held != null) {
            tell(held, -1, entry, household, out);
        }
        tell(entry, 1, entry, household, out);
        passTime(entry, household, out);
        households.put(entry.getKind().name(), household);
    }

    private static boolean supersedes(SeriesEntry entry, SeriesEntry held) {
        int newer = Long.compare(entry.getRevision(), held.getRevision());
        return newer > 0 || (newer == 0 && entry.getEventId().compareTo(held.getEventId()) > 0);
    }

    private static void tell(
            SeriesEntry parts, int sign, SeriesEntry cause, SeriesHousehold household, Collector<SeriesInput> out) {
        for (SeriesPart part : parts.getParts()) {
            SeriesSeen seen = household.getSeries().get(part.getSeriesId());
            int step = parts.getStep();
            int newest = seen == null ? step : Math.max(seen.getStep(), step);
            int bought = seen == null ? step : Math.max(seen.getBought(), step);
            SeriesSeen now = new SeriesSeen(part.getName(), part.getCategoryId(), part.getUnit(), newest, bought);
            household.getSeries().put(part.getSeriesId(), now);
            out.collect(input(part.getSeriesId(), now, parts.getStep(), sign * part.getAmount(), cause));
        }
    }

    /** Tells all series, once a week of the household's own days, that nothing was bought since. */
    private static void passTime(SeriesEntry entry, SeriesHousehold household, Collector<SeriesInput> out) {
        int week = entry.getKind() == SeriesKind.DEMAND ? 1 : WEEK;
        if (entry.getStep() < household.getMarkedAt() + week) {
            return;
        }
        household.setMarkedAt(entry.getStep());
        int forgotten = entry.getStep() - SeriesStates.profile(entry.getKind()).window();
        household.getSeries().values().removeIf(seen -> seen.getBought() <= forgotten);
        for (Map.Entry<String, SeriesSeen> series : household.getSeries().entrySet()) {
            SeriesSeen seen = series.getValue();
            if (seen.getStep() < entry.getStep()) {
                seen.setStep(entry.getStep());
                out.collect(input(series.getKey(), seen, entry.getStep(), 0, entry));
            }
        }
    }

    private static SeriesInput input(String seriesId, SeriesSeen series, int step, long amount, SeriesEntry cause) {
        return new SeriesInput(
                seriesId,
                cause.getKind(),
                series.getName(),
                series.getCategoryId(),
                series.getUnit(),
                step,
                amount,
                false,
                cause.getOccurredAt(),
                cause.getRecordedAt(),
                null,
                1L,
                false,
                null);
    }
}
