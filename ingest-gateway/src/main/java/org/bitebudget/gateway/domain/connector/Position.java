package org.bitebudget.gateway.domain.connector;

/**
 * Where a run is.
 *
 * @param value index of the value asked for
 * @param page page of that value, from 1
 * @param token what asks for the page: a number, a cursor, or an address; blank for the first page where nothing is needed
 */
public record Position(int value, int page, String token) {}
