package org.bitebudget.gateway.domain.connector;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The pages of a run in their order: all pages of the first value asked for, then those of the next.
 *
 * @param request what is asked for
 * @param paging how pages follow each other
 */
public record Route(RequestTemplate request, Paging paging) {

    /** The first page. */
    public Position first() {
        return start(0);
    }

    /**
     * The page after one.
     *
     * @param items how many items that page had
     * @param next what it told of the next page: a cursor or an absolute address
     */
    public Optional<Position> after(Position at, long items, Optional<String> next) {
        Optional<String> token = paging.after(at.token(), items, next);
        return token.map(text -> new Position(at.value(), at.page() + 1, text)).or(() -> nextValue(at));
    }

    /** The first page of the next value asked for. */
    public Optional<Position> nextValue(Position at) {
        return at.value() + 1 < request.values().size() ? Optional.of(start(at.value() + 1)) : Optional.empty();
    }

    /**
     * Address of a page.
     *
     * @param secrets puts secrets in their places
     */
    public String url(Position at, UnaryOperator<String> secrets) {
        if (at.page() > 1 && paging.byAddress()) {
            return at.token();
        }
        String url = secrets.apply(request.url());
        String withValue = request.variable().isEmpty()
                ? url
                : filled(url, request.variable(), request.values().get(at.value()));
        return paging.asks()
                .map(variable -> filled(withValue, variable, at.token()))
                .orElse(withValue);
    }

    private Position start(int value) {
        return new Position(value, 1, paging.start());
    }

    private static String filled(String url, String variable, String value) {
        return url.replace(
                "{" + variable + "}",
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
