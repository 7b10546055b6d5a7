package org.bitebudget.benchmarks.jobs;

import java.util.List;

/**
 * A program that hosts one job.
 *
 * @param job name of the job, which is also its consumer group
 * @param module folder of the module whose libraries it runs on
 * @param main its class, which calls {@link JobProcess#host}
 * @param arguments what it is told
 */
public record JobProgram(String job, String module, Class<?> main, List<String> arguments) {}
