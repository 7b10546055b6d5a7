/** Reads topics as they are, for commands that look at them. */
package org.bitebudget.stack.topics;
