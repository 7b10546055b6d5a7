package org.bitebudget.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitebudget.event.Sealed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

    private static final String HOUSEHOLD = "6f1c1c1e-58a5-4d0c-9d52-0a4f3e0f3a11";
    private static final byte[] NOTE = "for grandma".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private HouseholdKeys keys;
    private Sealer sealer;

    @BeforeEach
    void open() {
        keys = HouseholdKeys.in(directory.resolve("keys"));
        sealer = new Sealer(keys);
    }

    @Test
    void whatIsSealedOpensWithTheSameKeyAlsoInAnotherProcess() {
        SealedBytes sealed = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");
        Sealer other = new Sealer(HouseholdKeys.in(directory.resolve("keys")));

        assertThat(sealed.ciphertext()).isNotEqualTo(NOTE).hasSize(NOTE.length + 16);
        assertThat(sealed.keyId()).startsWith(HOUSEHOLD + ".");
        assertThat(other.unseal(sealed, "rcp_1")).isEqualTo(NOTE);
        assertThat(other.seal(HOUSEHOLD, NOTE, "rcp_1").keyId()).isEqualTo(sealed.keyId());
    }

    @Test
    void aTextOpensOnlyForWhatItBelongsTo() {
        Sealed sealed = SealedText.seal(sealer, HOUSEHOLD, "für Großmutter", "lst_1");

        assertThat(SealedText.open(sealer, sealed, "lst_1")).isEqualTo("für Großmutter");
        assertThat(SealedText.open(sealer, sealed, "lst_1")).as("again").isEqualTo("für Großmutter");
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> SealedText.open(sealer, sealed, "lst_2"));
    }

    @Test
    void theSameBytesSealedTwiceDiffer() {
        SealedBytes first = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");
        SealedBytes second = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");

        assertThat(first.nonce()).isNotEqualTo(second.nonce());
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aDeletedKeyTakesEverythingWithItEvenWhenANewOneIsMade() {
        SealedBytes sealed = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");

        assertThat(keys.delete(HOUSEHOLD)).isTrue();
        assertThat(keys.delete(HOUSEHOLD)).isFalse();

        assertThatExceptionOfType(KeyDeletedException.class)
                .isThrownBy(() -> sealer.unseal(sealed, "rcp_1"))
                .satisfies(gone -> assertThat(gone.keyId()).isEqualTo(sealed.keyId()));
        sealer.seal(HOUSEHOLD, NOTE, "rcp_2");
        assertThatExceptionOfType(KeyDeletedException.class).isThrownBy(() -> sealer.unseal(sealed, "rcp_1"));
    }

    @Test
    void aPseudonymLastsAsLongAsTheHouseholdsKey() {
        String pseudonym = sealer.pseudonym(HOUSEHOLD, "ann");

        assertThat(pseudonym)
                .matches("psn_[0-9a-f]{32}")
                .isEqualTo(new Sealer(keys).pseudonym(HOUSEHOLD, "ann"))
                .isNotEqualTo(sealer.pseudonym(HOUSEHOLD, "ben"))
                .isNotEqualTo(sealer.pseudonym("0b0f6c5e-5d0a-4a57-8f0e-1c5b7f9d2a10", "ann"));
        assertThat(keys.delete(HOUSEHOLD)).isTrue();
        assertThat(sealer.pseudonym(HOUSEHOLD, "ann")).isNotEqualTo(pseudonym);
    }

    @Test
    void changedOrSwappedBytesDoNotOpen() {
        SealedBytes sealed = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");
        byte[] changed = sealed.ciphertext().clone();
        changed[0] ^= 1;

        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> sealer.unseal(sealed, "rcp_2"));
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> sealer.unseal(new SealedBytes(sealed.keyId(), sealed.nonce(), changed), "rcp_1"));
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> sealer.unseal(new SealedBytes(sealed.keyId(), sealed.nonce(), new byte[0]), "rcp_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "", "no-uuid"})
    void onlyAUuidReachesTheFileSystem(String household) {
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(household, NOTE, "rcp_1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer.unseal(new SealedBytes(household + ".00", new byte[12], NOTE), "rcp_1"));
    }

    @Test
    void neitherTextFormNorFileNameTellsTheKey() throws Exception {
        SealedBytes sealed = sealer.seal(HOUSEHOLD, NOTE, "rcp_1");

        assertThat(sealed.toString()).doesNotContain("for grandma");
        try (var files = Files.list(directory.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(HOUSEHOLD + ".key");
        }
    }
}
