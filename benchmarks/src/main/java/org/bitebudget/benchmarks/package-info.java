/** Every speed and memory figure that the documents quote, each by one command. */
package org.bitebudget.benchmarks;
