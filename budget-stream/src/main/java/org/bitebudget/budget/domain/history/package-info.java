/** What a household bought, as a set: the ground that challenges and insight stand on. Plain Java. */
package org.bitebudget.budget.domain.history;
