/**
 * Calendar budgets in plain Java: plans, the fold of a month's inputs into its days, redistribution and alerts. All
 * arithmetic is in minor units of one currency. The rules with a worked example stand in docs/budgets.md.
 */
package org.bitebudget.budget.domain;
