/**
 * What all Flink jobs share: how a job is defined, configured, restored and hosted, and how it reads topics and writes
 * topics and tables so that nothing is lost or doubled.
 */
package org.bitebudget.platform.flink;
