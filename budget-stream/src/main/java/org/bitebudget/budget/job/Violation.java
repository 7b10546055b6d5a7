package org.bitebudget.budget.job;

/**
 * Something that does not hold.
 *
 * @param subject whose or of what: ids and months
 * @param message what was expected and what was found, without personal data
 */
public record Violation(String subject, String message) {}
