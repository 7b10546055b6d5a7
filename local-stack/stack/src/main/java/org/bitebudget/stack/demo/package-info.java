/** Fills a running stack with the demonstration's receipts, prices and budget, through the same API as every app. */
package org.bitebudget.stack.demo;
