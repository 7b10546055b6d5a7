package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.IdentityDecision;
import org.bitebudget.gateway.domain.command.IdentityDecision.Action;

/** The body of a decision about a product's identity: {@code NewIdentityDecision} of the API. */
final class IdentityDecisionBody {

    private static final int LONGEST_STORE = 128;
    private static final int LONGEST_PRODUCT = 256;

    private IdentityDecisionBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static IdentityDecision read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Action> action = fields.needed("action", fields.choice("action", Action.class));
        Optional<String> store = fields.needed("store", fields.text("store", LONGEST_STORE));
        Optional<String> product = fields.needed("product", fields.text("product", LONGEST_PRODUCT));
        Optional<String> otherStore = fields.needed("other_store", fields.text("other_store", LONGEST_STORE));
        Optional<String> otherProduct = fields.needed("other_product", fields.text("other_product", LONGEST_PRODUCT));
        fields.done();
        return new IdentityDecision(
                action.orElseThrow(),
                store.orElseThrow(),
                product.orElseThrow(),
                otherStore.orElseThrow(),
                otherProduct.orElseThrow());
    }
}
