/** What the figures of a household tell it: formulas over its own months and purchases. Plain Java. */
package org.bitebudget.budget.domain.insight;
