package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.AlertRule;
import org.bitebudget.gateway.domain.command.AlertRule.Kind;
import org.bitebudget.gateway.domain.command.AlertRule.Quiet;
import org.bitebudget.gateway.domain.command.AlertRule.Subject;

/** The body of an alert rule: {@code NewPriceAlertRule} of the API. */
final class AlertRuleBody {

    private static final int LONGEST_STORE = 128;
    private static final int LONGEST_PRODUCT = 256;
    private static final int LONGEST_ID = 100;

    private AlertRuleBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static AlertRule read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Kind> kind = fields.needed("kind", fields.choice("kind", Kind.class));
        Subject subject = new Subject(
                fields.text("store", LONGEST_STORE),
                fields.text("product", LONGEST_PRODUCT),
                fields.text("canonical_product_id", LONGEST_ID),
                fields.text("category_id", LONGEST_ID));
        var target = fields.money("target");
        var percent = fields.decimal("percent");
        var hysteresis = fields.integer("hysteresis_percent");
        var validFrom = fields.instant("valid_from");
        var validTo = fields.instant("valid_to");
        Optional<Quiet> quiet = fields.object("quiet").flatMap(AlertRuleBody::quiet);
        fields.done();
        return new AlertRule(kind.orElseThrow(), subject, target, percent, hysteresis, validFrom, validTo, quiet);
    }

    private static Optional<Quiet> quiet(JsonFields fields) {
        Optional<LocalTime> from = fields.needed("from", fields.time("from"));
        Optional<LocalTime> to = fields.needed("to", fields.time("to"));
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        return from.flatMap(
                first -> to.flatMap(end -> zone.map(where -> new Quiet(minute(first), minute(end), where.getId()))));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
