/** The commands of {@code ./bitebudget}. */
package org.bitebudget.stack.command;
