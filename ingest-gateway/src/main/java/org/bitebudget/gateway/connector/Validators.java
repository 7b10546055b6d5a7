package org.bitebudget.gateway.connector;

import java.time.Instant;

/**
 * What lets a page be asked for only if it has changed (RFC 9110, conditional requests).
 *
 * @param etag its entity tag, null if it had none
 * @param lastModified its date, null if it had none
 * @param readAt when it was last read whole
 * @param items how many items it had
 * @param next what it told of the page after it, null if nothing
 */
record Validators(String etag, String lastModified, Instant readAt, long items, String next) {}
