package org.bitebudget.gateway.connector;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.platform.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks adapter files without asking anybody. */
@Command(
        name = "check",
        description = {
            "Names what is to be mended in adapter files, with file and line.",
            "Exits with 4 if there is anything."
        },
        mixinStandardHelpOptions = true)
final class CheckAdapterCommand implements Callable<Integer> {

    private static final int VIOLATED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files;

    @Option(names = "--json", description = "Print JSON, one object a file.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        boolean sound = true;
        PrintWriter out = spec.commandLine().getOut();
        for (Path path : files) {
            if (!Files.isReadable(path)) {
                throw new ParameterException(spec.commandLine(), "can't read " + path);
            }
            AdapterFile file = AdapterFile.read(path);
            sound &= file.faults().isEmpty();
            if (json) {
                out.println(Json.mapper().writeValueAsString(new Verdict(path.toString(), file.faults())));
            } else {
                file.faults().forEach(fault -> out.println(path + ":" + fault.line() + ": " + told(fault)));
                file.adapter().ifPresent(adapter -> tell(path, adapter, out));
            }
        }
        out.flush();
        return sound ? 0 : VIOLATED;
    }

    private record Verdict(String file, List<AdapterFault> faults) {}

    private static String told(AdapterFault fault) {
        return (fault.where().isEmpty() ? "" : fault.where() + ": ") + fault.reason();
    }

    private void tell(Path path, Adapter adapter, PrintWriter out) {
        out.println(path + ": sound; " + adapter.store() + (adapter.enabled() ? "" : ", not enabled"));
        Secrets secrets = new Secrets(System.getenv());
        Set<String> missing = new TreeSet<>(secrets.missing(adapter.request().url()));
        adapter.request().headers().values().forEach(value -> missing.addAll(secrets.missing(value)));
        if (!missing.isEmpty()) {
            spec.commandLine().getErr().println("the gateway's environment needs " + String.join(", ", missing));
            spec.commandLine().getErr().flush();
        }
    }
}
