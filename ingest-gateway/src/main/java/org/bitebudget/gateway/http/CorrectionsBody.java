package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.gateway.domain.command.ReceiptCorrections;
import org.bitebudget.gateway.domain.command.ReceiptCorrections.Change;
import org.bitebudget.platform.problem.ErrorCode;

/** The body of corrections: {@code ReceiptCorrections} of the API. */
final class CorrectionsBody {

    private static final int LONGEST_POINTER = 40;
    private static final int LONGEST_TEXT = 200;

    private CorrectionsBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static ReceiptCorrections read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Integer> revision = fields.needed("reading_revision", fields.integer("reading_revision"));
        List<Change> changes = fields.list("corrections", CorrectionsBody::change);
        fields.done();
        return new ReceiptCorrections(revision.orElseThrow(), changes);
    }

    private static Optional<Change> change(JsonFields fields) {
        Optional<String> pointer = fields.needed("pointer", fields.text("pointer", LONGEST_POINTER));
        if (fields.isNull("value")) {
            return pointer.map(field -> new Change(field, Optional.empty(), new TreeMap<>()));
        }
        if (fields.isObject("value")) {
            return members(fields)
                    .flatMap(members -> pointer.map(field -> new Change(field, Optional.empty(), members)));
        }
        Optional<String> text = fields.needed("value", fields.text("value", LONGEST_TEXT));
        return text.flatMap(value -> pointer.map(field -> new Change(field, Optional.of(value), new TreeMap<>())));
    }

    /** An object that says nothing is refused, lest it passes for null, which takes things away. */
    private static Optional<SortedMap<String, String>> members(JsonFields fields) {
        SortedMap<String, String> members =
                fields.object("value").map(object -> object.texts(LONGEST_TEXT)).orElseGet(TreeMap::new);
        if (members.isEmpty()) {
            fields.refuse(ErrorCode.INVALID_FIELD, "value", "the object is empty");
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }
}
