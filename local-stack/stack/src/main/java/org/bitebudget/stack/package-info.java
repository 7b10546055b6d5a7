/** The local stack: one supervisor that runs all parts and apps on this machine, and the command line of the product. */
package org.bitebudget.stack;
