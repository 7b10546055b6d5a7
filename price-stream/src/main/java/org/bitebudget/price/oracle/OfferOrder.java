package org.bitebudget.price.oracle;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;

/**
 * Looks for an order in which the moves of a product's rivals can have met, so that a rule tells just what it told of one of them. The moves of one
 * product keep their order. When a product became known as one with the others isn't recorded either: it may be before or after each of its
 * moves. A search with memory: what comes depends on how far each product has come, who is there, and whether the rule rests.
 */
final class OfferOrder {

    private static final int MOST_TRIED = 500_000;

    /** What the search found. */
    enum Answer {
        FOUND,
        NONE,
        /** There are too many orders to try them all. */
        NOT_FOUND
    }

    /**
     * A product that is compared.
     *
     * @param key {@code store|product}
     * @param moves in order, with what stands for its offer between them
     * @param leaves whether it became another product later
     */
    record Runner(String key, List<Move> moves, boolean leaves) {}

    private enum Place {
        OUTSIDE,
        ON_BOARD,
        LEFT
    }

    private final PriceAlertRule rule;
    private final List<Runner> runners;
    private final Leads leads;
    private final Map<String, ExpectedAlert> told = new HashMap<>();
    private final Set<String> tried = new HashSet<>();

    /**
     * @param judged the product whose alerts are explained, {@code store|product}; one of the runners if it was ever on the board
     * @param told those alerts
     */
    OfferOrder(PriceAlertRule rule, String judged, List<Runner> runners, Collection<ExpectedAlert> told) {
        this.rule = rule;
        this.runners = runners;
        this.leads = new Leads(
                rule, judged, runners.stream().map(Runner::key).toList().indexOf(judged));
        told.forEach(alert -> this.told.put(alert.alertId(), alert));
    }

    Answer explain() {
        if (search(new Standing(runners.size(), new Hysteresis(rule)))) {
            return Answer.FOUND;
        }
        return tried.size() >= MOST_TRIED ? Answer.NOT_FOUND : Answer.NONE;
    }

    /** How far each product has come, where it stands, whether the rule rests, and how often it has told. */
    private static final class Standing {
        private final int[] next;
        private final Place[] places;
        /** Which of its steps a product's offer on the board is of. */
        private final int[] shown;

        private final Hysteresis rest;
        private int alerts;

        Standing(int products, Hysteresis rest) {
            this.next = new int[products];
            this.places = new Place[products];
            Arrays.fill(places, Place.OUTSIDE);
            this.shown = new int[products];
            this.rest = rest;
        }

        Standing(Standing other) {
            this.next = other.next.clone();
            this.places = other.places.clone();
            this.shown = other.shown.clone();
            this.rest = other.rest.copy();
            this.alerts = other.alerts;
        }

        @Override
        public String toString() {
            return Arrays.toString(next) + Arrays.toString(places) + Arrays.toString(shown) + rest.state() + alerts;
        }
    }

    private boolean search(Standing here) {
        if (isAtEnd(here) && here.alerts == told.size()) {
            return true;
        }
        if (tried.size() >= MOST_TRIED || !tried.add(here.toString())) {
            return false;
        }
        Optional<Integer> still = IntStream.range(0, runners.size())
                .filter(runner -> here.places[runner] == Place.ON_BOARD && isStill(runner, here))
                .boxed()
                .findFirst();
        if (still.isPresent()) {
            return moves(still.get(), Place.ON_BOARD, here);
        }
        for (int runner = 0; runner < runners.size(); runner++) {
            if (here.next[runner] > 0 && turns(runner, here)) {
                return true;
            }
        }
        for (int runner : byRecording(here)) {
            boolean canJoin = here.places[runner] == Place.OUTSIDE && isUnknown(runner, here);
            if (moves(runner, here.places[runner], here) || (canJoin && moves(runner, Place.ON_BOARD, here))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing moves with a product's next step, so that its order among others' doesn't matter. */
    private boolean isStill(int runner, Standing here) {
        List<Move> steps = runners.get(runner).moves();
        return here.next[runner] < steps.size()
                && steps.get(here.next[runner]).kind() == Move.Kind.SAME
                && !runners.get(runner).leaves();
    }

    /** A product without a price can't be put on a board when its identity becomes known, but by its next move. */
    private boolean isUnknown(int runner, Standing here) {
        return here.next[runner] == 0
                || runners.get(runner).moves().get(here.next[runner] - 1).withdrawn();
    }

    /** What a product is across stores becomes known, or other than it was, between two of its moves; then what follows. */
    private boolean turns(int runner, Standing here) {
        Standing then = new Standing(here);
        Move cause = runners.get(runner).moves().get(here.next[runner] - 1);
        if (here.places[runner] == Place.OUTSIDE) {
            then.places[runner] = Place.ON_BOARD;
            then.shown[runner] = here.next[runner] - 1;
            return follows(cause, here, then);
        }
        then.places[runner] = Place.LEFT;
        return here.places[runner] == Place.ON_BOARD && runners.get(runner).leaves() && follows(cause, here, then);
    }

    /** The next move of a product, on which it stands at that place; then what follows. */
    private boolean moves(int runner, Place place, Standing here) {
        Standing then = new Standing(here);
        then.next[runner]++;
        Move move = runners.get(runner).moves().get(here.next[runner]);
        if (move.kind() == Move.Kind.SAME) {
            return place == here.places[runner] && search(then);
        }
        then.places[runner] = place;
        then.shown[runner] = here.next[runner];
        return follows(move, here, then);
    }

    private boolean follows(Move cause, Standing here, Standing then) {
        Optional<ExpectedAlert> alert = leads.step(board(here), board(then), cause, then.rest);
        then.alerts += alert.isPresent() ? 1 : 0;
        boolean asTold = alert.map(expected -> expected.equals(told.get(expected.alertId())))
                .orElse(true);
        return asTold && search(then);
    }

    /** Those with moves left, the earliest recorded first: most likely they came so. */
    private List<Integer> byRecording(Standing here) {
        return IntStream.range(0, runners.size())
                .filter(runner ->
                        here.next[runner] < runners.get(runner).moves().size())
                .boxed()
                .sorted(Comparator.comparing(runner ->
                        runners.get(runner).moves().get(here.next[runner]).recordedAt()))
                .toList();
    }

    /** All has moved, and whose identity was told is known by it. */
    private boolean isAtEnd(Standing here) {
        return byRecording(here).isEmpty()
                && IntStream.range(0, runners.size())
                        .allMatch(runner -> here.places[runner] != Place.OUTSIDE || isUnknown(runner, here));
    }

    /** What each product asks; null where it isn't offered. */
    private PriceObservation[] board(Standing here) {
        PriceObservation[] offers = new PriceObservation[runners.size()];
        for (int i = 0; i < offers.length; i++) {
            if (here.places[i] == Place.ON_BOARD) {
                Move last = runners.get(i).moves().get(here.shown[i]);
                offers[i] = last.withdrawn() || !last.now().getInStock() ? null : last.now();
            }
        }
        return offers;
    }
}
