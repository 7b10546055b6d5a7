package org.bitebudget.platform.architecture.example.domain;

import org.bitebudget.platform.architecture.example.job.JobThatKnowsMain;

/** A domain class that reaches outwards. */
public record RuleThatKnowsItsJob(JobThatKnowsMain job) {}
