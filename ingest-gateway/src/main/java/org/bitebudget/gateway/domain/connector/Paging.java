package org.bitebudget.gateway.domain.connector;

import java.util.Optional;

/** How the pages of an answer follow each other. */
public sealed interface Paging {

    /** The variable of the address that asks for a page, if there is one. */
    default Optional<String> asks() {
        return Optional.empty();
    }

    /** What asks for the first page; blank where nothing is needed. */
    default String start() {
        return "";
    }

    /** Where the answer tells of its next page, if it does so. */
    default Optional<String> told() {
        return Optional.empty();
    }

    /** Whether further pages have addresses of their own. */
    default boolean byAddress() {
        return false;
    }

    /**
     * What asks for the next page.
     *
     * @param token what asked for this one
     * @param items how many items this one has
     * @param next what this one tells of the next: a cursor or an address
     * @return empty if this is the last page
     */
    Optional<String> after(String token, long items, Optional<String> next);

    /** There is one page. */
    record OnePage() implements Paging {
        @Override
        public Optional<String> after(String token, long items, Optional<String> next) {
            return Optional.empty();
        }
    }

    /**
     * The address counts pages or items; the first page without items is the end.
     *
     * @param variable variable of the address
     * @param first its value for the first page
     * @param step how much it grows with each page
     */
    record Counted(String variable, long first, long step) implements Paging {
        @Override
        public Optional<String> asks() {
            return Optional.of(variable);
        }

        @Override
        public String start() {
            return Long.toString(first);
        }

        @Override
        public Optional<String> after(String token, long items, Optional<String> next) {
            return items == 0 ? Optional.empty() : Optional.of(Long.toString(Long.parseLong(token) + step));
        }
    }

    /**
     * The answer holds a word that asks for the next page; none, or a blank one, is the end.
     *
     * @param variable variable of the address
     * @param first its value for the first page
     * @param path where the word stands in the answer
     */
    record Cursor(String variable, String first, String path) implements Paging {
        @Override
        public Optional<String> asks() {
            return Optional.of(variable);
        }

        @Override
        public String start() {
            return first;
        }

        @Override
        public Optional<String> told() {
            return Optional.of(path);
        }

        @Override
        public Optional<String> after(String token, long items, Optional<String> next) {
            return next.filter(text -> !text.isBlank());
        }
    }

    /** The header {@code Link} names the next page (RFC 8288, {@code rel="next"}). */
    record LinkHeader() implements Paging {
        @Override
        public boolean byAddress() {
            return true;
        }

        @Override
        public Optional<String> after(String token, long items, Optional<String> next) {
            return next;
        }
    }

    /**
     * The answer names the address of the next page; none, or a blank one, is the end.
     *
     * @param path where it stands
     */
    record NextUrl(String path) implements Paging {
        @Override
        public Optional<String> told() {
            return Optional.of(path);
        }

        @Override
        public boolean byAddress() {
            return true;
        }

        @Override
        public Optional<String> after(String token, long items, Optional<String> next) {
            return next.filter(text -> !text.isBlank());
        }
    }
}
