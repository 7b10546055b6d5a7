/** Processes that live and die with the one that started them. */
package org.bitebudget.embedded.child;
