/** A household's outlook: its goals, instalments, challenges and insights of one day, folded together. Plain Java. */
package org.bitebudget.budget.domain.outlook;
