package org.bitebudget.gateway.domain.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When an adapter runs. */
public sealed interface Schedule {

    /**
     * When the next run is due.
     *
     * @param last start of the run before, if there was one
     * @param since when the schedule took effect; it must stay the same until there was a run
     * @return not before {@code last}; may be past, which means now
     */
    Instant next(Optional<Instant> last, Instant since);

    /**
     * At a fixed distance, the first time at once.
     *
     * @param period from start to start
     */
    record Every(Duration period) implements Schedule {
        @Override
        public Instant next(Optional<Instant> last, Instant since) {
            return last.map(started -> started.plus(period)).orElse(since);
        }
    }

    /**
     * At times of the store's day. A time that a change to summer time leaves out comes an hour later.
     *
     * @param times at least one
     * @param zone the store's
     */
    record Daily(List<LocalTime> times, ZoneId zone) implements Schedule {
        /** Keeps its own copy of the times. */
        public Daily {
            times = List.copyOf(times);
        }

        @Override
        public Instant next(Optional<Instant> last, Instant since) {
            Instant after = last.orElse(since);
            LocalDate day = LocalDate.ofInstant(after, zone);
            return Stream.of(day, day.plusDays(1))
                    .flatMap(date -> times.stream()
                            .map(time -> date.atTime(time).atZone(zone).toInstant()))
                    .filter(time -> time.isAfter(after))
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
    }
}
