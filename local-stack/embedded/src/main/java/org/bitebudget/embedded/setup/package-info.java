/** What a cluster must hold before the apps start: topics, tables and schemas. Repeatable, and the same for embedded and real parts. */
package org.bitebudget.embedded.setup;
