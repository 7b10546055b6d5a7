package org.bitebudget.price.job.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.price.domain.alert.Move;
import org.bitebudget.price.domain.alert.SubjectWatch;
import org.bitebudget.price.domain.alert.Telling;
import org.bitebudget.state.AlertMove;

/**
 * Alerts the households whose rules a move crosses; keyed by what rules watch. What falls into a quiet time is told when it
 * ends, by the product's next move or, where none comes, by the clock once the job has caught up.
 *
 * <p>Counters: {@code priceAlerts}, {@code alertRulesLookedAt}.
 */
final class AlertWatch extends KeyedCoProcessFunction<String, AlertMove, PriceAlertRule, PriceAlert> {

    /** How long after the end of a quiet time the clock tells. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration OLD = Duration.ofSeconds(10);
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(1);

    private transient FlinkSubjectStore subjects;
    private transient TimerService timers;
    private transient Counter fired;
    private transient Counter lookedAt;
    private transient long caughtUpAt;

    @Override
    public void open(OpenContext context) {
        subjects = new FlinkSubjectStore(
                getRuntimeContext(),
                end -> timers.registerProcessingTimeTimer(end.plus(GRACE).toEpochMilli()));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        fired = metrics.counter("priceAlerts");
        lookedAt = metrics.counter("alertRulesLookedAt");
        caughtUpAt = Long.MIN_VALUE;
    }

    @Override
    public void processElement1(AlertMove event, Context context, Collector<PriceAlert> out) {
        notice(context.timerService());
        Move move = AlertRecords.toDomain(event);
        if (timers.currentProcessingTime() - move.recordedAt().toEpochMilli() > OLD.toMillis()) {
            caughtUpAt = timers.currentProcessingTime() + CATCHING_UP.toMillis();
        }
        SubjectWatch watch = watch(context.getCurrentKey());
        watch.judge(move, telling(out));
        lookedAt.inc(watch.lookedAt());
    }

    @Override
    public void processElement2(PriceAlertRule rule, Context context, Collector<PriceAlert> out) {
        notice(context.timerService());
        SubjectWatch watch = watch(context.getCurrentKey());
        if (rule.getDeleted()) {
            watch.delete(AlertRules.key(rule));
        } else {
            watch.set(AlertRules.toDomain(rule));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<PriceAlert> out) {
        notice(context.timerService());
        long now = timers.currentProcessingTime();
        if (now < caughtUpAt) {
            timers.registerProcessingTimeTimer(now + LATER.toMillis());
        } else {
            watch(context.getCurrentKey()).quietEnded(Instant.ofEpochMilli(now).minus(GRACE), telling(out));
        }
    }

    /** After a start it may have to catch up, which its first moves will tell. */
    private void notice(TimerService service) {
        timers = service;
        if (caughtUpAt == Long.MIN_VALUE) {
            caughtUpAt = service.currentProcessingTime() + CATCHING_UP.toMillis();
        }
    }

    private SubjectWatch watch(String subject) {
        return new SubjectWatch(Subjects.kind(subject), subjects);
    }

    private Consumer<Telling> telling(Collector<PriceAlert> out) {
        return telling -> {
            fired.inc();
            out.collect(PriceAlerts.of(telling));
        };
    }
}
