package org.bitebudget.benchmarks;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that processes have taken, native threads included. */
public final class ProcessorTime {

    private ProcessorTime() {}

    /** Of a process and all it has started that still run. */
    public static Duration ofFamily(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Of this process alone. */
    public static Duration ofThis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
