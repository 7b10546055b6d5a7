package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser tells of a name that does not exist only when it loads the page; this tells of it here. */
class PageFilesTest {

    private static final Path WEB = Path.of("src", "main", "resources", "web");
    private static final Pattern IMPORT = Pattern.compile("import \\{ ([^}]+) } from '\\./([\\w-]+\\.js)'");
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"((?:css|js)/[^\"]+)\"");
    private static final Pattern ID = Pattern.compile("byId\\('([\\w-]+)'\\)");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(WEB.resolve("js"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatAScriptImportsIsExported(Path script) throws IOException {
        for (MatchResult found : all(IMPORT, Files.readString(script))) {
            String exporting = Files.readString(WEB.resolve("js").resolve(found.group(2)));
            assertThat(Arrays.stream(found.group(1).split(",")).map(String::strip))
                    .as("%s from %s", script, found.group(2))
                    .allMatch(name -> Pattern.compile("export (async )?(function|const|class) " + name + "\\b")
                            .matcher(exporting)
                            .find());
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatAScriptLooksForIsOnThePage(Path script) throws IOException {
        String page = Files.readString(WEB.resolve("index.html"));

        assertThat(all(ID, Files.readString(script)).stream().map(found -> found.group(1)))
                .allMatch(id -> page.contains("id=\"" + id + "\""));
    }

    @Test
    void whatThePageLoadsIsThere() throws IOException {
        List<MatchResult> files = all(FILE, Files.readString(WEB.resolve("index.html")));

        assertThat(files).isNotEmpty();
        assertThat(files).allMatch(file -> Files.exists(WEB.resolve(file.group(1))));
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
