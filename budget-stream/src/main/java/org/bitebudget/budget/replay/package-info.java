/** What holds over all of budget-stream's inputs and outputs, whatever happened in between: random inputs, and what must come of them. */
package org.bitebudget.budget.replay;
