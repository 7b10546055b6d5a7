/** Checks that hold over the whole product: that no money is lost or made up on its way. */
package org.bitebudget.stack.check;
