package org.bitebudget.ml.domain.recommend;

import java.util.Optional;

/**
 * A product as recommendations know it.
 *
 * @param id the same for the same product of all shoppers
 * @param name as people read it
 * @param category id of the taxonomy, where it is known
 */
public record Product(String id, String name, Optional<String> category) {}
