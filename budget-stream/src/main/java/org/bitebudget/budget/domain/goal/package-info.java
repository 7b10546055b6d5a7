/** Savings goals and instalment plans: what is still to be put aside or paid, by when. Plain Java. */
package org.bitebudget.budget.domain.goal;
