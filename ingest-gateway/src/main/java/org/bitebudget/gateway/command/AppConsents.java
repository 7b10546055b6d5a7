package org.bitebudget.gateway.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.bitebudget.event.AppConsent;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Known;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** Who agrees that the use of the apps is told, and under which name. */
public final class AppConsents {

    private static final int SALT_BYTES = 16;

    private final CommandWriter writer;
    private final CommandEvents events;
    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    AppConsents(CommandWriter writer, CommandEvents events, Sealer sealer) {
        this.writer = writer;
        this.events = events;
        this.sealer = sealer;
    }

    /** Gives or withdraws consent; saying the same again has no effect. A withdrawal draws another salt. */
    public Outcome<AppConsent> set(Principal who, boolean given, TraceContext trace) {
        String member = member(who);
        return writer.write(Topics.APP_CONSENTS, key(who, member), trace, known -> {
            if (known.filter(said -> said.event().getGiven() == given).isPresent()) {
                return new Decision.Repeated<>(known.get().event());
            }
            String salt = given ? known.map(said -> said.event().getSalt()).orElse("") : newSalt();
            long revision = known.map(Known::nextRevision).orElse(1L);
            AppConsent consent = new AppConsent(
                    events.envelope(who.household(), member, revision, events.now()),
                    who.household(),
                    member,
                    given,
                    salt);
            return new Decision.Write<>(consent, Optional.empty());
        });
    }

    /**
     * The name under which a person's events travel.
     *
     * @throws ProblemException if the person withdrew consent
     */
    String pseudonym(Principal who) {
        String salt = notWithdrawn(who).map(AppConsent::getSalt).orElse("");
        return sealer.pseudonym(who.household(), salt.isEmpty() ? who.user() : Keys.join(who.user(), salt));
    }

    /**
     * What a person said of consent, which is nothing or yes.
     *
     * @throws ProblemException if the person withdrew it
     */
    Optional<AppConsent> notWithdrawn(Principal who) {
        Optional<AppConsent> said = writer.newest(Topics.APP_CONSENTS, key(who, member(who)));
        if (said.filter(consent -> !consent.getGiven()).isPresent()) {
            throw new ProblemException(
                    ErrorCode.CONSENT_WITHDRAWN, "Nothing is taken until PUT /api/v1/events/consent says true again.");
        }
        return said;
    }

    private String member(Principal who) {
        return "con_" + sealer.keyedHash(who.household(), "consent|" + who.user());
    }

    private static String key(Principal who, String member) {
        return Keys.join(who.household(), member);
    }

    private String newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
