/** Where the stack keeps what outlives it: data, ports, logs, what runs. */
package org.bitebudget.stack.home;
