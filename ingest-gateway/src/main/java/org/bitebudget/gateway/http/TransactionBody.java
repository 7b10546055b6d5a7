package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.Transaction;
import org.bitebudget.gateway.domain.command.Transaction.Kind;
import org.bitebudget.gateway.domain.command.Transaction.Line;
import org.bitebudget.platform.money.Money;

/** The body of a transaction: {@code NewTransaction} of the API. */
final class TransactionBody {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_NOTE = 2000;

    private TransactionBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static Transaction read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Kind> kind = fields.needed("kind", fields.choice("kind", Kind.class));
        Optional<String> merchant = fields.text("merchant", LONGEST_NAME);
        Optional<LocalDate> date = fields.needed("date", fields.date("date"));
        var time = fields.time("time");
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        Optional<Money> total = fields.needed("total", fields.money("total"));
        List<Line> lines = fields.list("lines", TransactionBody::line);
        Optional<String> note = fields.text("note", LONGEST_NOTE);
        Optional<String> toMember = fields.text("to_member", LONGEST_NAME);
        fields.done();
        return new Transaction(
                kind.orElseThrow(),
                merchant,
                date.orElseThrow(),
                time,
                zone.orElseThrow(),
                total.orElseThrow(),
                lines,
                note,
                toMember);
    }

    private static Optional<Line> line(JsonFields fields) {
        Optional<String> category = fields.needed("category_id", fields.text("category_id", LONGEST_NAME));
        Optional<Money> amount = fields.needed("amount", fields.money("amount"));
        Optional<String> description = fields.text("description", LONGEST_DESCRIPTION);
        return category.isPresent() && amount.isPresent()
                ? Optional.of(new Line(category.get(), amount.get(), description))
                : Optional.empty();
    }
}
