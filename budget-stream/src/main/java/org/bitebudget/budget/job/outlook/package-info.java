/** The outlook job: what households set themselves and what their figures tell them. */
package org.bitebudget.budget.job.outlook;
