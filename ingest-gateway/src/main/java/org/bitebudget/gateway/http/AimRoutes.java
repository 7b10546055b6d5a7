package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.gateway.command.AimKind;
import org.bitebudget.gateway.command.Aims;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.Aim;
import org.bitebudget.gateway.domain.command.Payment;

/** Goals, instalment plans, challenges, what is paid on them, and a place on the leaderboard. */
final class AimRoutes {

    private final CommandRoutes commands;
    private final Aims aims;
    private final AimBody bodies;

    AimRoutes(CommandRoutes commands, Aims aims, AimBody bodies) {
        this.commands = commands;
        this.aims = aims;
        this.bodies = bodies;
    }

    /** Mounts a route with what all commands ask for. */
    @FunctionalInterface
    interface Mount {
        void route(HttpMethod method, String path, Handler<RoutingContext> handler);
    }

    void mount(Mount mount) {
        aim(mount, "/api/v1/goals", AimKind.GOAL, bodies::goal);
        aim(mount, "/api/v1/instalments", AimKind.INSTALMENTS, bodies::instalments);
        aim(mount, "/api/v1/challenges", AimKind.CHALLENGE, AimBody::challenge);
        payments(mount, "/api/v1/goals/:aim_id/contributions", AimKind.GOAL);
        payments(mount, "/api/v1/instalments/:aim_id/payments", AimKind.INSTALMENTS);
        mount.route(HttpMethod.PUT, "/api/v1/leaderboard/membership", this::join);
        mount.route(HttpMethod.DELETE, "/api/v1/leaderboard/membership", this::leave);
    }

    private void aim(Mount mount, String path, AimKind kind, Function<JsonNode, Aim> body) {
        mount.route(HttpMethod.POST, path, context -> {
            String key = CommandRoutes.neededIdempotencyKey(context);
            Aim aim = body.apply(CommandRoutes.body(context));
            commands.answer(context, "aim", (who, trace) -> aims.create(who, kind, key, aim, trace), AimRoutes::aim);
        });
        mount.route(HttpMethod.PUT, path + "/:aim_id", context -> {
            Aim aim = body.apply(CommandRoutes.body(context));
            String id = context.pathParam("aim_id");
            commands.answer(
                    context, "aim-change", (who, trace) -> aims.change(who, kind, id, aim, trace), AimRoutes::aim);
        });
        mount.route(HttpMethod.DELETE, path + "/:aim_id", context -> {
            String id = context.pathParam("aim_id");
            commands.answer(context, "aim-deletion", (who, trace) -> aims.delete(who, kind, id, trace), AimRoutes::aim);
        });
    }

    private void payments(Mount mount, String path, AimKind kind) {
        mount.route(HttpMethod.POST, path, context -> {
            String key = CommandRoutes.neededIdempotencyKey(context);
            Payment payment = AimBody.payment(CommandRoutes.body(context));
            String towards = context.pathParam("aim_id");
            commands.answer(
                    context,
                    "payment",
                    (who, trace) -> aims.pay(who, kind, towards, key, payment, trace),
                    AimRoutes::aim);
        });
        mount.route(HttpMethod.DELETE, path + "/:payment_id", context -> {
            String towards = context.pathParam("aim_id");
            String payment = context.pathParam("payment_id");
            commands.answer(
                    context,
                    "payment-deletion",
                    (who, trace) -> aims.takeBack(who, towards, payment, trace),
                    AimRoutes::aim);
        });
    }

    private void join(RoutingContext context) {
        commands.answer(
                context,
                "leaderboard-membership",
                (who, trace) -> aims.join(who, trace),
                outcome -> Map.of(
                        "pseudonym",
                        ((LeaderboardMembership) outcome.event().getAim()).getPseudonym(),
                        "entry_id",
                        ((LeaderboardMembership) outcome.event().getAim()).getEntryId()));
    }

    private void leave(RoutingContext context) {
        commands.answer(context, "leaderboard-departure", (who, trace) -> aims.leave(who, trace), outcome -> Map.of());
    }

    private static Map<String, Object> aim(Outcome<HouseholdAim> outcome) {
        return Map.of(
                "id", outcome.event().getAimId(),
                "revision", outcome.event().getEnvelope().getRevision());
    }
}
