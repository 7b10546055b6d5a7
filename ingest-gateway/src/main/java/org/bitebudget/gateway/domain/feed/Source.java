package org.bitebudget.gateway.domain.feed;

/** Who brought a price; part of an observation's identity. */
public enum Source {
    /** The store sent it. */
    FEED,
    /** A connector fetched it. */
    CONNECTOR
}
