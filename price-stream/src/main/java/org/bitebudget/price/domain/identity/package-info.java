/** Which products of different stores are the same. */
package org.bitebudget.price.domain.identity;
