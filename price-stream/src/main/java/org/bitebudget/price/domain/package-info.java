/** What prices are and when they are worth telling: plain Java, no engine. */
package org.bitebudget.price.domain;
