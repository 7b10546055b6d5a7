package org.bitebudget.platform.money;

/** What a unit price is for: one kilogram, one litre or one piece. */
public enum BaseUnit {
    /** Kilogram. */
    KG,
    /** Litre. */
    L,
    /** Piece. */
    PIECE
}
