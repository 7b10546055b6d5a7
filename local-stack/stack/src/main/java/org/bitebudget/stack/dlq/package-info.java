/** Lists, shows and replays dead letters. */
package org.bitebudget.stack.dlq;
