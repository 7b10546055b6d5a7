package org.bitebudget.ml.registry;

import java.io.IOException;
import java.nio.file.Path;
import org.bitebudget.ml.domain.registry.Artefact;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a command finds the registry of models. */
public final class RegistryOption {

    @Option(
            names = "--models",
            defaultValue = "${env:BITEBUDGET_MODELS:-${env:BITEBUDGET_HOME:-var}/models}",
            paramLabel = "DIR",
            description = "registry of models (default ${DEFAULT-VALUE})")
    private Path folder;

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** The registry there. */
    public ModelRegistry registry() {
        return ModelRegistry.at(folder);
    }

    /** Keeps what a command trained, prints its metadata as JSON, and says how it comes to speak. */
    public void keep(Artefact artefact, CommandLine command) throws IOException {
        registry().add(artefact);
        command.getOut().println(ArtefactFiles.json(artefact.metadata()));
        command.getErr()
                .printf(
                        "kept as version %s; it speaks after: models promote %s %1$s, or on trial after: models"
                                + " challenge %2$s %1$s%n",
                        artefact.metadata().version(), artefact.metadata().model());
        command.getErr().flush();
    }
}
