package org.bitebudget.ml.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of a model that speak now, ready to answer. Whoever serves asks {@link #refresh} now and then; a promotion, a rollback or a challenger
 * is then in service without a restart. What can't be used is refused and told once, and what was in service stays. For one thread.
 *
 * @param <T> a model ready to answer, which may hold native memory
 */
public final class ServedModel<T extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

    /** Makes an artefact ready to answer. */
    @FunctionalInterface
    public interface Loader<T> {
        /** @throws IOException if the artefact can't be used */
        T load(Artefact artefact) throws IOException;
    }

    /** A version in service. */
    public record Version<T>(T model, ModelMetadata metadata) {
        /** Its name. */
        public String name() {
            return metadata.version();
        }
    }

    private final ModelRegistry registry;
    private final ModelKind kind;
    private final Loader<T> loader;
    private Optional<Version<T>> champion = Optional.empty();
    private Optional<Version<T>> challenger = Optional.empty();
    private Optional<Experiment> experiment = Optional.empty();
    private long seen = -1;
    private long told = Long.MIN_VALUE;
    private boolean settled;
    private long refusals;
    private Optional<String> championRefusal = Optional.empty();
    private Optional<String> challengerRefusal = Optional.empty();

    public ServedModel(ModelRegistry registry, ModelKind kind, Loader<T> loader) {
        this.registry = registry;
        this.kind = kind;
        this.loader = loader;
    }

    /**
     * Looks which versions are to speak, and brings them into service if that changed since the last time. At first, when nothing is in service yet, a
     * champion that is refused leaves its place to those before it and at last to what comes with the program.
     *
     * @return whether what is in service changed
     */
    public boolean refresh() {
        Aliases aliases;
        try {
            aliases = registry.aliases(kind);
            if (aliases.revision() == seen && settled) {
                return false;
            }
            settled = true;
            championRefusal = Optional.empty();
            challengerRefusal = Optional.empty();
        } catch (IOException e) {
            tell(seen, e);
            if (seen >= 0) {
                return false;
            }
            championRefusal = Optional.of(e.getMessage());
            aliases = Aliases.initial();
            settled = false;
        }
        String before = names();
        champion = serve(Arm.CHAMPION, aliases, candidates(aliases), champion, champion);
        experiment = aliases.experiment();
        List<String> trial =
                experiment.map(running -> List.of(running.challenger())).orElse(List.of());
        challenger = serve(Arm.CHALLENGER, aliases, trial, Optional.empty(), challenger);
        seen = aliases.revision();
        boolean changed = !names().equals(before);
        if (changed) {
            LOG.info("event=models-in-service model={} {}", kind, names());
        }
        return changed;
    }

    private List<String> candidates(Aliases aliases) {
        List<String> names = new ArrayList<>(List.of(aliases.champion()));
        if (champion.isEmpty()) {
            List<String> earlier = new ArrayList<>(aliases.earlier());
            Collections.reverse(earlier);
            names.addAll(earlier);
            names.add(Aliases.BUILT_IN);
        }
        return names;
    }

    /** The first usable of the names; {@code otherwise} if there is none. What is in service already isn't loaded again, what no longer is is closed. */
    private Optional<Version<T>> serve(
            Arm arm,
            Aliases aliases,
            List<String> names,
            Optional<Version<T>> otherwise,
            Optional<Version<T>> current) {
        Optional<Version<T>> next = otherwise;
        for (String name : names) {
            try {
                Optional<Artefact> artefact = registry.aliased(kind, name);
                next = artefact.isPresent() ? Optional.of(ready(artefact.get(), current)) : Optional.empty();
                break;
            } catch (IOException e) {
                // a folder that doesn't answer may answer later, a refused artefact stays as it is
                settled &= e instanceof RefusedArtefactException;
                refuse(arm, e.getMessage());
                tell(aliases.revision(), e);
            }
        }
        if (!next.equals(current)) {
            current.ifPresent(ServedModel::close);
        }
        return next;
    }

    private Version<T> ready(Artefact artefact, Optional<Version<T>> current) throws IOException {
        Optional<Version<T>> same = current.filter(
                served -> served.name().equals(artefact.metadata().version()));
        return same.isPresent() ? same.get() : new Version<>(loader.load(artefact), artefact.metadata());
    }

    private void refuse(Arm arm, String reason) {
        if (arm == Arm.CHAMPION) {
            championRefusal = championRefusal.or(() -> Optional.of(reason));
        } else {
            challengerRefusal = Optional.of(reason);
        }
    }

    private void tell(long revision, IOException reason) {
        if (told != revision) {
            told = revision;
            refusals++;
            LOG.error("event=model-refused model={} reason=\"{}\"; {} in service", kind, reason.getMessage(), names());
        }
    }

    private String names() {
        return "champion=" + champion.map(Version::name).orElse("none") + " challenger="
                + challenger.map(Version::name).orElse("none") + " experiment="
                + experiment
                        .map(running -> running.id() + " share=" + running.share())
                        .orElse("none");
    }

    /** The version that answers by default; empty if there is none, not even one that comes with the program. */
    public Optional<Version<T>> champion() {
        return champion;
    }

    /** The version on trial, if there is one that can be used. */
    public Optional<Version<T>> challenger() {
        return challenger;
    }

    /** The running experiment whose challenger is in service. */
    public Optional<Experiment> experiment() {
        return challenger.isPresent() ? experiment : Optional.empty();
    }

    /** Who answers the unit. */
    public Arm armOf(String unit) {
        return experiment().map(running -> running.armOf(unit)).orElse(Arm.CHAMPION);
    }

    /** The version that answers the unit. */
    public Optional<Version<T>> answering(String unit) {
        return armOf(unit) == Arm.CHALLENGER ? challenger : champion;
    }

    /** Of the aliases followed last; -1 before the first look. */
    public long revision() {
        return seen;
    }

    /** How often a version was refused since the start. */
    public long refusals() {
        return refusals;
    }

    /** Why something that the aliases named when they were last read is not in service; empty if all of it is. */
    public Optional<String> refusal() {
        return championRefusal.or(() -> challengerRefusal);
    }

    /** Why the champion that the aliases named when they were last read is not in service; empty if it is. */
    public Optional<String> championRefusal() {
        return championRefusal;
    }

    @Override
    public void close() {
        champion.ifPresent(ServedModel::close);
        challenger.ifPresent(ServedModel::close);
        champion = Optional.empty();
        challenger = Optional.empty();
    }

    private static <T extends AutoCloseable> void close(Version<T> version) {
        close(version.model(), version.name());
    }

    /** Closes a model, whose close may fail in ways that nobody can mend. */
    static void close(AutoCloseable model, String name) {
        try {
            model.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("model " + name + " can't be closed", e);
        }
    }
}
