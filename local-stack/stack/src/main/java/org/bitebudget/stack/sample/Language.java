package org.bitebudget.stack.sample;

/** Languages that the sample shops print in. */
enum Language {
    EN,
    ES,
    DE
}
