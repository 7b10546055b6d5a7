package org.bitebudget.ocr.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BatchCommandsTest {

    private static final int USAGE = 2;

    @TempDir
    Path home;

    private final StringWriter err = new StringWriter();
    private Path products;
    private Path texts;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        products = Files.writeString(home.resolve("products.csv"), """
                id,name,shelf
                1,"Milk, whole",dairy
                2,"Milk, skimmed",dairy
                3,"Cream, whole",dairy
                4,Apple pie,bakery
                5,Apple cake,bakery
                6,Plum cake,bakery
                """);
        texts = Files.writeString(home.resolve("texts.csv"), """
                line,printed
                a,"MLK,SKMD"
                b,PLUM CKE
                c,77
                """);
        out = home.resolve("out.csv");
    }

    @Test
    void matchWritesOneRowEachInTheSameOrder() throws IOException {
        int code = match("--id", "id", "--name", "name");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(out)).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("predicted,likeness,lead");
            assertThat(lines.get(1)).startsWith("2,");
            assertThat(lines.get(2)).startsWith("6,");
            assertThat(lines.get(3)).isEqualTo("\"\",0,0");
        });
    }

    @Test
    void categoriseLearnsFromOneFileAndLabelsTheOther() throws IOException {
        Path names = Files.writeString(home.resolve("names.csv"), "name\nWhole milk\nCake of plums\n");

        int code = categorise(products, names);

        assertThat(code).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("predicted,probability");
            assertThat(lines.get(1)).startsWith("dairy,0.");
            assertThat(lines.get(2)).startsWith("bakery,0.");
        });
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        assertThat(match("--id", "ean", "--name", "name")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("no column \"ean\"").contains("id, name, shelf");
    }

    @Test
    void aMissingFileIsNamed() {
        texts = home.resolve("absent.csv");

        assertThat(match("--id", "id", "--name", "name")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("there is no file").contains("absent.csv");
    }

    @Test
    void oneLabelOnlyIsRefused() throws IOException {
        Path one = Files.writeString(home.resolve("one.csv"), "name,shelf\nMilk,dairy\nCream,dairy\n");

        int code = categorise(one, products);

        assertThat(code).isEqualTo(USAGE);
        assertThat(err.toString()).contains("nothing to tell apart");
    }

    @Test
    void aColumnThatDividesTheLabelsIsLearnedAlong() throws IOException {
        StringBuilder rows = new StringBuilder("number,name,aisle,shelf\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i).append(",Milk ").append(i).append(",milk,dairy\n");
            rows.append(i + 20).append(",Cream ").append(i).append(",cream,dairy\n");
            rows.append(i + 40).append(",Apple pie ").append(i).append(",pies,bakery\n");
        }
        Path train = Files.writeString(home.resolve("aisles.csv"), rows);

        assertThat(categorise(train, products)).isZero();
        assertThat(err.toString()).contains("learning from 60 names, with column aisle as a finer label");
        assertThat(Files.readAllLines(out).subList(1, 4))
                .allSatisfy(line -> assertThat(line).startsWith("dairy,"));
    }

    @Test
    void aColumnOfNumbersOrOneAcrossTheLabelsIsNotLearned() throws IOException {
        StringBuilder rows = new StringBuilder("number,name,size,shelf\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i).append(",Milk,").append(i % 3).append(",dairy\n");
            rows.append(i + 30).append(",Apple pie,").append(i % 3).append(",bakery\n");
        }

        LabelledNames names = LabelledNames.in(Files.writeString(home.resolve("sizes.csv"), rows), "name", "shelf");

        assertThat(names.divider()).isEmpty();
        assertThat(names.names()).hasSize(60);
    }

    private int categorise(Path train, Path in) {
        return run(
                new CategoriseCommand(),
                "--train",
                train,
                "--in",
                in,
                "--name",
                "name",
                "--label",
                "shelf",
                "--model-libraries",
                Path.of("target", "embedding-libraries"));
    }

    private int match(Object... columns) {
        Object[] arguments = {
            "--catalogue", products, "--in", texts, "--query", "printed", columns[0], columns[1], columns[2], columns[3]
        };
        return run(new MatchCommand(), arguments);
    }

    private int run(Object command, Object... arguments) {
        String[] all = new String[arguments.length + 2];
        for (int i = 0; i < arguments.length; i++) {
            all[i] = arguments[i].toString();
        }
        all[arguments.length] = "--out";
        all[arguments.length + 1] = out.toString();
        return new CommandLine(command).setErr(new PrintWriter(err, true)).execute(all);
    }
}
