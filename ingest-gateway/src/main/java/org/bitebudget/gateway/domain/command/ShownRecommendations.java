package org.bitebudget.gateway.domain.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recommendations that a person saw, so that it can be told how often they are taken.
 *
 * @param consent whether the person agreed to it being told
 * @param listId of the list, as it was answered
 * @param model who made it
 * @param modelVersion of that
 * @param items what was seen
 */
public record ShownRecommendations(
        boolean consent, String listId, String model, String modelVersion, List<Item> items) {

    private static final int MOST_ITEMS = 100;
    private static final int LAST_POSITION = 1000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:|%~+-]{0,99}");

    /** Keeps its own copy. */
    public ShownRecommendations {
        items = List.copyOf(items);
    }

    /** Which part of the answer a product stood in. */
    public enum Kind {
        /** What is bought again. */
        NEXT_BASKET,
        /** What is new. */
        PRODUCT;

        /** {@code next-basket}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One that was seen.
     *
     * @param itemId of the product
     * @param position from 1
     */
    public record Item(String itemId, Kind kind, int position) {}

    /** Everything to mend. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!consent) {
            faults.add(Fault.invalid("/consent", "without the person's consent nothing is taken"));
        }
        word("/list_id", listId, faults);
        word("/model", model, faults);
        word("/model_version", modelVersion, faults);
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            faults.add(Fault.invalid("/items", "expected 1 to " + MOST_ITEMS + " items"));
        }
        Set<String> places = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            word("/items/" + i + "/item_id", item.itemId(), faults);
            if (item.position() < 1 || item.position() > LAST_POSITION) {
                faults.add(Fault.invalid("/items/" + i + "/position", "expected 1 to " + LAST_POSITION));
            }
            if (!places.add(item.kind() + "|" + item.position())) {
                faults.add(Fault.invalid("/items/" + i + "/position", "two items stand there"));
            }
        }
        return faults;
    }

    private static void word(String at, String value, List<Fault> faults) {
        if (!WORD.matcher(value).matches()) {
            faults.add(Fault.invalid(at, "expected it as the recommendations answered it"));
        }
    }
}
