package org.bitebudget.gateway.connector;

import java.util.Optional;
import org.bitebudget.gateway.domain.connector.Position;

/**
 * A page that was fetched.
 *
 * @param at where in the run it stands
 * @param page its content, empty if it is as it was
 * @param items how many items it has or had
 * @param next what it tells of the page after it
 * @param validators for asking again whether it has changed
 * @param digest of its bytes, blank if it is as it was
 * @param bytes bytes as sent
 * @param brokenBytes bytes that are none of its encoding
 */
record FetchedPage(
        Position at,
        Optional<Page> page,
        long items,
        Optional<String> next,
        Optional<Validators> validators,
        String digest,
        long bytes,
        long brokenBytes) {}
