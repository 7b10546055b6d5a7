/** JUnit extensions that give tests a real broker, registry and ClickHouse: embedded ones, or containers where Docker answers. */
package org.bitebudget.embedded.testing;
