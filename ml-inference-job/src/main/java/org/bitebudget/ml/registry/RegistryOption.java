package org.bitebudget.ml.registry;

import java.nio.file.Path;
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
}
