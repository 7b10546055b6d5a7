/** The real broker, registry and ClickHouse as processes of this machine, for the local stack and for tests. */
package org.bitebudget.embedded;
