package org.bitebudget.ocr.domain.text;

/** One recognised word; {@code confidence} is 0 to 1. */
public record Word(String text, double confidence, Box box) {}
