/** Client of the product's own HTTP API, as the command line uses it. */
package org.bitebudget.stack.api;
