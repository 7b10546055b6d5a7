/** Challenges a household sets itself, their progress folded from the ledger, and the leaderboard. Plain Java. */
package org.bitebudget.budget.domain.challenge;
