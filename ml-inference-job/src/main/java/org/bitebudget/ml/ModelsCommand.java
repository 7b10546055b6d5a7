package org.bitebudget.ml;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.ArtefactFiles;
import org.bitebudget.ml.registry.RegistryOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bitebudget models}: which trained models there are, and which of them speaks. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = {
            "Lists trained models and says which of them speaks. Running jobs follow within seconds.",
            "A model is lstm or recommender, a version as list shows it, or built-in for what comes with the program"
                    + " (no recommender does: then habit speaks)."
        },
        subcommands = CompareModelsCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, with the reason; whatever spoke before still does",
            "2:wrong usage",
            "3:ClickHouse doesn't answer (compare)"
        })
public final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which: list, show, promote, rollback, challenge, withdraw or compare");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists all versions of all models, newest first, with their aliases.",
                "Of a champion or challenger that can't be used, and doesn't speak therefore, it says why."
            })
    int list(
            @Mixin RegistryOption models,
            @Option(names = "--json", description = "print one JSON object a line") boolean json)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (ModelKind kind : ModelKind.values()) {
            for (ListedModel model : ListedModel.all(models.registry(), kind)) {
                out.println(json ? model.json() : model.line());
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints who speaks for a model, or the metadata of one version, as JSON.")
    int show(
            @Mixin RegistryOption models,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "VERSION", arity = "0..1") String version)
            throws IOException {
        ModelKind kind = kind(model);
        spec.commandLine()
                .getOut()
                .println(
                        version == null
                                ? ArtefactFiles.json(models.registry().aliases(kind))
                                : ArtefactFiles.json(models.registry()
                                        .artefact(kind, version)
                                        .metadata()));
        return 0;
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Makes a version champion, after checking that it is whole and of a format that this program"
                    + " reads.")
    int promote(
            @Mixin RegistryOption models,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "VERSION") String version)
            throws IOException {
        return change(models, kind(model), Optional.of(version), aliases -> aliases.promote(version));
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Makes the champion before this one champion again; again goes back further.")
    int rollback(@Mixin RegistryOption models, @Parameters(paramLabel = "MODEL") String model) throws IOException {
        ModelKind kind = kind(model);
        String target = models.registry().aliases(kind).rollBack().champion();
        return change(models, kind, Optional.of(target), Aliases::rollBack);
    }

    @Command(
            name = "challenge",
            mixinStandardHelpOptions = true,
            description = {
                "Puts a version on trial: it answers a share of the series, or of the households where it recommends,"
                        + " in the champion's place.",
                "The same command with another share widens or narrows the trial."
            })
    int challenge(
            @Mixin RegistryOption models,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "VERSION") String version,
            @Option(
                            names = "--share",
                            defaultValue = "0.1",
                            description =
                                    "of the series or households, above 0 and at most 1 (default ${DEFAULT-VALUE})")
                    double share)
            throws IOException {
        if (!(share > 0 && share <= 1)) {
            throw new ParameterException(spec.commandLine(), "--share must be above 0 and at most 1 but is " + share);
        }
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        return change(
                models, kind(model), Optional.of(version), aliases -> aliases.challenge(model, version, share, now));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Ends the trial; the champion answers all series or households again.")
    int withdraw(@Mixin RegistryOption models, @Parameters(paramLabel = "MODEL") String model) throws IOException {
        return change(models, kind(model), Optional.empty(), Aliases::withdraw);
    }

    private int change(RegistryOption models, ModelKind kind, Optional<String> version, UnaryOperator<Aliases> change)
            throws IOException {
        try {
            if (version.isPresent()) {
                models.registry().aliased(kind, version.get());
            }
            Aliases changed = models.registry().change(kind, change);
            spec.commandLine().getOut().println(ArtefactFiles.json(changed));
            return 0;
        } catch (RefusedArtefactException e) {
            Aliases aliases = models.registry().aliases(kind);
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().printf("%s stays champion%n", aliases.champion());
            return 1;
        }
    }

    private ModelKind kind(String model) {
        return ModelKind.named(model)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no model " + model + "; models are " + ModelKind.names()));
    }
}
