package org.bitebudget.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.ModelRegistry;

/**
 * A version as {@code models list} shows it.
 *
 * @param kind model
 * @param version its name
 * @param alias what it is: {@code champion}, {@code challenger}, {@code built-in} or nothing
 * @param metadata absent if they can't be read
 * @param refusal why a champion or challenger can't be used, if so
 */
record ListedModel(
        ModelKind kind, String version, String alias, Optional<ModelMetadata> metadata, Optional<String> refusal) {
    private static final String CHAMPION = "champion";
    private static final String CHALLENGER = "challenger";

    /** All versions of a model, the newest first; at the end those that the aliases name though they aren't there or can't be read. */
    static List<ListedModel> all(ModelRegistry registry, ModelKind kind) throws IOException {
        Aliases aliases = registry.aliases(kind);
        Optional<ModelMetadata> builtIn =
                registry.aliased(kind, Aliases.BUILT_IN).map(Artefact::metadata);
        List<ModelMetadata> versions = new ArrayList<>(registry.versions(kind));
        builtIn.filter(own -> versions.stream().noneMatch(kept -> kept.version().equals(own.version())))
                .ifPresent(versions::add);
        List<ListedModel> listed = new ArrayList<>();
        for (ModelMetadata version : versions) {
            boolean own = builtIn.filter(each -> each.version().equals(version.version()))
                    .isPresent();
            String name = own && aliases.champion().equals(Aliases.BUILT_IN) ? Aliases.BUILT_IN : version.version();
            listed.add(of(registry, kind, name, alias(aliases, name, own), Optional.of(version)));
        }
        List<String> named = new ArrayList<>(List.of(aliases.champion()));
        aliases.experiment().map(Experiment::challenger).ifPresent(named::add);
        for (String name : named) {
            if (!name.equals(Aliases.BUILT_IN)
                    && listed.stream().noneMatch(each -> each.version().equals(name))) {
                String alias = name.equals(aliases.champion()) ? CHAMPION : CHALLENGER;
                listed.add(of(registry, kind, name, alias, Optional.empty()));
            }
        }
        return listed;
    }

    private static ListedModel of(
            ModelRegistry registry, ModelKind kind, String name, String alias, Optional<ModelMetadata> metadata)
            throws IOException {
        String version = metadata.map(ModelMetadata::version).orElse(name);
        try {
            if (alias.equals(CHAMPION) || alias.equals(CHALLENGER)) {
                registry.artefact(kind, name);
            }
            return new ListedModel(kind, version, alias, metadata, Optional.empty());
        } catch (RefusedArtefactException e) {
            return new ListedModel(kind, version, alias, metadata, Optional.of(e.getMessage()));
        }
    }

    private static String alias(Aliases aliases, String name, boolean own) {
        if (name.equals(aliases.champion())) {
            return CHAMPION;
        }
        return aliases.experiment()
                .map(Experiment::challenger)
                .filter(name::equals)
                .map(challenger -> CHALLENGER)
                .orElse(own ? Aliases.BUILT_IN : "");
    }

    /** For people. */
    String line() {
        String trained = metadata.map(
                        known -> known.trainedAt().truncatedTo(ChronoUnit.SECONDS) + "  " + known.trainedOn())
                .orElse("");
        String line = "%-12s %s  %-16s %s".formatted(kind, version, alias, trained);
        return refusal.map(reason -> line + "  REFUSED, doesn't speak: " + reason)
                .orElse(line)
                .strip();
    }

    /** For programs. */
    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("model", kind.label()).put("version", version).put("alias", alias);
        metadata.ifPresent(known -> json.put(
                        "trainedAt",
                        known.trainedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("trainedOn", known.trainedOn()));
        refusal.ifPresent(reason -> json.put("refused", reason));
        return json.toString();
    }
}
