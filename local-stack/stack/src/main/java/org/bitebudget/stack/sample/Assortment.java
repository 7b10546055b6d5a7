package org.bitebudget.stack.sample;

/** What kind of goods a sample shop sells. */
enum Assortment {
    GROCERY,
    DRUGSTORE,
    CAFE
}
