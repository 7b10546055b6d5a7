package org.bitebudget.gateway.connector;

/**
 * Something to mend in an adapter file.
 *
 * @param line line of the file, from 1
 * @param where keys that lead there, such as {@code paging.by}; blank for the file as a whole
 * @param reason what is wrong and what was expected
 */
public record AdapterFault(int line, String where, String reason) {

    @Override
    public String toString() {
        return "line " + line + ": " + (where.isEmpty() ? "" : where + ": ") + reason;
    }
}
