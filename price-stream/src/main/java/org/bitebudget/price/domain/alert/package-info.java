/** What households want to be told about prices, and when it has happened: rules, crossings, rests, quiet times. */
package org.bitebudget.price.domain.alert;
