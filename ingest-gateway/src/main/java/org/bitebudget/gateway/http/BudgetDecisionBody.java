package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.BudgetDecision;

/** The body of a decision about a suggestion: {@code NewBudgetDecision} of the API. */
final class BudgetDecisionBody {

    private BudgetDecisionBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static BudgetDecision read(String suggestionId, JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Integer> version = fields.needed("version", fields.integer("version"));
        Optional<Boolean> accepted = fields.needed("accepted", fields.flag("accepted"));
        fields.done();
        return new BudgetDecision(suggestionId, version.orElseThrow(), accepted.orElseThrow());
    }
}
