package org.bitebudget.gateway.domain.command;

/**
 * One thing to mend in a command.
 *
 * @param rule which rule it breaks
 * @param pointer JSON pointer (RFC 6901) to the member
 * @param reason what is wrong and what was expected; never a person's data
 */
public record Fault(Rule rule, String pointer, String reason) {

    static Fault invalid(String pointer, String reason) {
        return new Fault(Rule.INVALID_FIELD, pointer, reason);
    }
}
