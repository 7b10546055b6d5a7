/** Identities of products across stores, on streams. */
package org.bitebudget.price.job.identity;
