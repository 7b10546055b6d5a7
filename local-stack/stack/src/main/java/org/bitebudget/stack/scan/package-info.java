/** Hands in receipts and waits for their readings. */
package org.bitebudget.stack.scan;
