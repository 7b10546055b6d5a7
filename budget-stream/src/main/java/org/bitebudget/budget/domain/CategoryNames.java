package org.bitebudget.budget.domain;

/** Names of categories as people read them. */
@FunctionalInterface
public interface CategoryNames {

    /** The category's name; its id if it has none. */
    String of(String category);
}
