package org.bitebudget.gateway.connector;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts secrets from environment variables in the place of <code>${NAME}</code>.
 *
 * @param environment variables by name
 */
record Secrets(Map<String, String> environment) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /** @throws FetchFault if a variable is not set */
    String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = environment.get(place.group(1));
            if (value == null || value.isBlank()) {
                throw FetchFault.lasting("the environment variable " + place.group(1) + " is not set");
            }
            return Matcher.quoteReplacement(value.strip());
        });
    }

    /** Names of the variables that a text needs and that are not set. */
    Set<String> missing(String text) {
        Set<String> names = new LinkedHashSet<>();
        PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .forEach(names::add);
        return names;
    }

    /** Never shows a value. */
    @Override
    public String toString() {
        return "***";
    }
}
