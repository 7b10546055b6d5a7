package org.bitebudget.stack.sample;

/** Value added or sales tax as the sample shops apply it: simplified rates, good enough to print tables that add up. */
enum TaxRegime {
    SPAIN(true, 400, 1000, 2100),
    GERMANY(true, 700, 700, 1900),
    IRELAND(true, 0, 1350, 2300),
    BRITAIN(true, 0, 2000, 2000),
    MEXICO(true, 0, 800, 1600),
    SALES_TAX(false, 0, 825, 825);

    private final boolean included;
    private final int staple;
    private final int reduced;
    private final int standard;

    TaxRegime(boolean included, int staple, int reduced, int standard) {
        this.included = included;
        this.staple = staple;
        this.reduced = reduced;
        this.standard = standard;
    }

    /** Whether shelf prices contain the tax; otherwise it is added before the total. */
    boolean included() {
        return included;
    }

    /** Rate in hundredths of a percent for a taxonomy id. */
    int basisPoints(String category) {
        String department = category.contains(".") ? category.substring(0, category.indexOf('.')) : category;
        return switch (department) {
            case "produce", "bakery", "pantry", "baby" -> staple;
            case "dairy" -> category.equals("dairy.desserts") ? reduced : staple;
            case "household", "personal-care", "pharmacy", "pet", "alcohol", "other" -> standard;
            case "drinks" -> category.equals("drinks.soft") ? standard : reduced;
            default -> reduced;
        };
    }
}
