package org.bitebudget.gateway.domain.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param url address with variables in braces, such as {@code https://shop.example/items?q={query}&page={page}}; what stands in
 *     <code>${…}</code> is a secret of that name
 * @param variable the variable that takes each of the values in turn; blank if there is none
 * @param values its values; one blank value if there is no variable
 * @param headers headers of each request, secrets as in the address
 * @param timeout how long a request may take with all of its answer
 * @param mostBytes largest answer, packed as well as unpacked
 * @param privateHost whether the host may have an address of a private network
 */
public record RequestTemplate(
        String url,
        String variable,
        List<String> values,
        Map<String, String> headers,
        Duration timeout,
        int mostBytes,
        boolean privateHost) {

    /** Keeps its own copies. */
    public RequestTemplate {
        values = List.copyOf(values);
        headers = Map.copyOf(headers);
    }
}
