package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.Aim;
import org.bitebudget.gateway.domain.command.Payment;
import org.bitebudget.platform.money.Money;

/** The bodies of goals, instalment plans, challenges and payments on them. */
final class AimBody {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ID = 100;

    private final Clock clock;

    AimBody(Clock clock) {
        this.clock = clock;
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    Aim goal(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        Optional<Money> target = fields.needed("target", fields.money("target"));
        Optional<LocalDate> openedOn = fields.date("opened_on");
        Optional<LocalDate> deadline = fields.needed("deadline", fields.date("deadline"));
        fields.done();
        LocalDate today = LocalDate.now(clock.withZone(zone.orElseThrow()));
        return new Aim.Goal(
                name, zone.orElseThrow(), target.orElseThrow(), openedOn.orElse(today), deadline.orElseThrow());
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    Aim instalments(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        Optional<Money> total = fields.needed("total", fields.money("total"));
        Optional<String> category = fields.needed("category_id", fields.text("category_id", LONGEST_ID));
        Optional<Integer> count = fields.needed("count", fields.integer("count"));
        Optional<LocalDate> firstDue = fields.needed("first_due", fields.date("first_due"));
        Optional<Aim.Instalments.Rhythm> rhythm = fields.choice("rhythm", Aim.Instalments.Rhythm.class);
        fields.done();
        return new Aim.Instalments(
                name,
                zone.orElseThrow(),
                total.orElseThrow(),
                category.orElseThrow(),
                count.orElseThrow(),
                firstDue.orElseThrow(),
                rhythm.orElse(Aim.Instalments.Rhythm.MONTHLY));
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static Aim challenge(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<String> name = fields.text("name", LONGEST_NAME);
        Optional<ZoneId> zone = fields.needed("zone", fields.zone("zone"));
        Optional<Aim.Challenge.Kind> kind = fields.needed("kind", fields.choice("kind", Aim.Challenge.Kind.class));
        List<String> categories = fields.strings("category_ids", LONGEST_ID);
        Optional<LocalDate> start = fields.needed("start", fields.date("start"));
        Optional<LocalDate> end = fields.needed("end", fields.date("end"));
        Optional<Integer> days = fields.integer("target_days");
        Optional<Money> limit = fields.needed("limit", fields.money("limit"));
        fields.done();
        return new Aim.Challenge(
                name,
                zone.orElseThrow(),
                kind.orElseThrow(),
                categories,
                start.orElseThrow(),
                end.orElseThrow(),
                days,
                limit.orElseThrow());
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static Payment payment(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<LocalDate> date = fields.needed("date", fields.date("date"));
        Optional<Money> amount = fields.needed("amount", fields.money("amount"));
        fields.done();
        return new Payment(date.orElseThrow(), amount.orElseThrow());
    }
}
