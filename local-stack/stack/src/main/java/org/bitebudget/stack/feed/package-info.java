/** Reads price files of any size and hands them to the gateway in batches that can be sent again without harm. */
package org.bitebudget.stack.feed;
