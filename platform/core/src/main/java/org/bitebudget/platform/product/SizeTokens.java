package org.bitebudget.platform.product;

import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.product.SizeToken.Kind;
import org.bitebudget.platform.product.SizeWord.Role;

/**
 * The steps of a text, asked by their place; no place outside of the text has anything.
 *
 * @param currency of the store, which decides what a pint is
 * @param column whether the text says nothing but a size
 */
record SizeTokens(List<SizeToken> steps, String currency, boolean column) {

    private static final List<Role> UNITS =
            List.of(Role.MEASURE, Role.DOSE, Role.PIECE, Role.PART, Role.CONTAINER, Role.COLUMN, Role.ATTACHED);

    SizeTokens {
        steps = List.copyOf(steps);
    }

    int size() {
        return steps.size();
    }

    SizeToken get(int index) {
        return steps.get(index);
    }

    Optional<SizeWord> unit(int index) {
        if (!kind(index, Kind.WORD)) {
            return Optional.empty();
        }
        SizeToken token = steps.get(index);
        for (Role role : UNITS) {
            boolean allowed = column || (role != Role.COLUMN && (role != Role.ATTACHED || token.attached()));
            if (allowed && token.has(role)) {
                return token.as(role, currency);
            }
        }
        return Optional.empty();
    }

    boolean container(int index) {
        return has(index, Role.CONTAINER) || has(index, Role.PACK);
    }

    boolean measured(int index) {
        int number = has(index, Role.LINK) ? index + 1 : index;
        return kind(number, Kind.NUMBER)
                && unit(number + 1).filter(unit -> unit.role() == Role.MEASURE).isPresent();
    }

    Optional<Integer> counted(int index) {
        return index < steps.size() ? steps.get(index).count() : Optional.empty();
    }

    boolean has(int index, Role role) {
        return index < steps.size() && steps.get(index).has(role);
    }

    boolean kind(int index, Kind kind) {
        return index >= 0 && index < steps.size() && steps.get(index).is(kind);
    }
}
