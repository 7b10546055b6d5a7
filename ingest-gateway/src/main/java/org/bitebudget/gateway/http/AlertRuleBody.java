package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.AlertRule;
import org.bitebudget.gateway.domain.command.AlertRule.Kind;
import org.bitebudget.platform.money.Money;

/** The body of an alert rule: {@code NewPriceAlertRule} of the API. */
final class AlertRuleBody {

    private static final int LONGEST_STORE = 128;
    private static final int LONGEST_PRODUCT = 256;

    private AlertRuleBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static AlertRule read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Kind> kind = fields.needed("kind", fields.choice("kind", Kind.class));
        Optional<String> store = fields.needed("store", fields.text("store", LONGEST_STORE));
        Optional<String> product = fields.needed("product", fields.text("product", LONGEST_PRODUCT));
        Optional<Money> target = fields.money("target");
        Optional<BigDecimal> percent = fields.decimal("percent");
        Optional<Instant> validTo = fields.instant("valid_to");
        fields.done();
        return new AlertRule(kind.orElseThrow(), store.orElseThrow(), product.orElseThrow(), target, percent, validTo);
    }
}
