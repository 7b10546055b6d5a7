package org.bitebudget.gateway.connector;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Currencies;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An adapter file as it was read.
 *
 * @param name name of the connector: the file's name without its ending
 * @param fingerprint differs when the file's content differs
 * @param adapter what it declares, empty if something is to be mended
 * @param faults what is to be mended, by line
 */
record AdapterFile(String name, String fingerprint, Optional<Adapter> adapter, List<AdapterFault> faults) {

    /** Ending of adapter files. */
    static final String ENDING = ".yaml";

    private static final int LONGEST = 256 * 1024;
    private static final int LONGEST_STORE = 128;
    private static final int MOST_ALIASES = 20;

    /** Reads a file. */
    static AdapterFile read(Path file) {
        String name = nameOf(file);
        try {
            if (Files.size(file) > LONGEST) {
                return broken(name, "", new AdapterFault(1, "", "longer than " + LONGEST + " bytes"));
            }
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            return broken(name, "", new AdapterFault(1, "", "cannot be read as UTF-8 text: " + e.getMessage()));
        }
    }

    /** Name of a file's connector. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** Reads a file's text. */
    static AdapterFile parse(String name, String yaml) {
        String fingerprint = HexFormat.of().formatHex(Ids.sha256().digest(yaml.getBytes(StandardCharsets.UTF_8)), 0, 8);
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (root == null) {
                return broken(name, fingerprint, new AdapterFault(1, "", "the file is empty"));
            }
            List<AdapterFault> faults = new ArrayList<>();
            Optional<Adapter> adapter = adapter(new YamlSection(root, "", faults), faults);
            faults.sort(Comparator.comparingInt(AdapterFault::line));
            return new AdapterFile(
                    name, fingerprint, faults.isEmpty() ? adapter : Optional.empty(), List.copyOf(faults));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return broken(name, fingerprint, new AdapterFault(line, "", "no YAML: " + e.getProblem()));
        } catch (YAMLException | UncheckedIOException e) {
            return broken(name, fingerprint, new AdapterFault(1, "", "no YAML: " + e.getMessage()));
        }
    }

    private static AdapterFile broken(String name, String fingerprint, AdapterFault fault) {
        return new AdapterFile(name, fingerprint, Optional.empty(), List.of(fault));
    }

    private static Optional<Adapter> adapter(YamlSection file, List<AdapterFault> faults) {
        Optional<String> store = file.needed("store");
        if (store.filter(name -> name.length() > LONGEST_STORE || name.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            file.fault("store", "a store has a name of at most " + LONGEST_STORE + " characters");
        }
        boolean enabled =
                file.read("enabled", "true or false", AdapterFile::flag).orElse(false);
        Optional<String> currency = file.read("currency", "an ISO 4217 code such as EUR", AdapterFile::currency);
        ZoneId zone = file.read("zone", "an IANA zone such as Europe/Madrid", AdapterFile::zone)
                .orElse(ZoneOffset.UTC);
        AdapterSections sections = new AdapterSections(file);
        var request = sections.request();
        var paging = sections.paging();
        var answer = sections.answer();
        var fields = sections.fields(answer);
        var schedule = sections.schedule(zone);
        var manners = sections.manners();
        if (paging.isPresent()) {
            request.ifPresent(template -> sections.checkVariables(template, paging.get()));
            answer.ifPresent(shape -> sections.checkPaths(shape, paging.get()));
        }
        file.finish();
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Adapter(
                store.orElseThrow(),
                enabled,
                currency,
                zone,
                request.orElseThrow(),
                paging.orElseThrow(),
                sections.mostPages(),
                answer.orElseThrow(),
                fields,
                schedule.orElseThrow(),
                manners));
    }

    /** {@code true} or {@code false}. */
    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String currency(String code) {
        if (!Currencies.isKnown(code)) {
            throw new IllegalArgumentException(code);
        }
        return code;
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return ZoneId.of(name);
    }
}
