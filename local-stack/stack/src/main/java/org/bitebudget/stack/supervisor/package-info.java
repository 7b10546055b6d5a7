/** Brings parts up in the order of their needs, keeps them running, and takes them down in reverse. */
package org.bitebudget.stack.supervisor;
