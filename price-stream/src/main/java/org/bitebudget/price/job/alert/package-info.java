/** Alerts in the job: moves on their way to what rules watch, the rules of each subject in state, what is told. */
package org.bitebudget.price.job.alert;
