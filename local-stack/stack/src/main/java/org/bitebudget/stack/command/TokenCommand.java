package org.bitebudget.stack.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.OwnToken;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a bearer token. */
@Command(
        name = "token",
        description = {
            "Prints a bearer token for the API.",
            "Without options it is the one for the household of this stack, with every scope."
        })
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--household", paramLabel = "UUID", description = "Household; `new` makes one up.")
    private String household;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "What the token allows, for example receipts:write,receipts:read (default: everything).")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--days", defaultValue = "365", description = "How long it holds (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--json", description = "Print JSON with the token and its household.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        OwnToken own = new OwnToken(StackHome.of(System.getenv()));
        boolean ordinary = household == null && scopes.isEmpty();
        String speaksFor = chosenHousehold(own);
        String token = ordinary ? own.read() : own.issue(speaksFor, chosenScopes(), Duration.ofDays(days));
        System.out.println(json ? JsonFiles.text(Map.of("token", token, "household", speaksFor)) : token);
        return ExitCodes.OK;
    }

    private String chosenHousehold(OwnToken own) throws IOException {
        if (household == null) {
            return own.household();
        }
        if (household.equals("new")) {
            return UUID.randomUUID().toString();
        }
        try {
            return UUID.fromString(household).toString();
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCodes.USAGE, "--household wants a UUID or `new`, not " + household);
        }
    }

    private Set<Scope> chosenScopes() {
        if (scopes.isEmpty()) {
            return EnumSet.allOf(Scope.class);
        }
        return scopes.stream()
                .map(name -> Scope.ofWireName(name)
                        .orElseThrow(() -> new CommandFailedException(ExitCodes.USAGE, "No such scope: " + name)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
