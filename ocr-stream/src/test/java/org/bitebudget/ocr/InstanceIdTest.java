package org.bitebudget.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {

    @TempDir
    Path home;

    @Test
    void aDirectoryKeepsItsNameAndNoTwoShareOne() throws IOException {
        String first = InstanceId.of(home.resolve("one"));

        assertThat(InstanceId.of(home.resolve("one"))).isEqualTo(first).isNotBlank();
        assertThat(InstanceId.of(home.resolve("two"))).isNotEqualTo(first);
    }
}
