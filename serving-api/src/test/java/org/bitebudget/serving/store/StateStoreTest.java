package org.bitebudget.serving.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {

    @TempDir
    Path directory;

    @Test
    void valueAndOffsetBecomeVisibleTogetherAndSurviveAReopening() {
        try (StateStore store = StateStore.open(directory);
                StateStore.Batch batch = store.batch()) {
            batch.put(Family.PRICES, "shop|milk", bytes("1.19"));
            batch.nextOffset("topic|0", 42);

            assertThat(store.get(Family.PRICES, "shop|milk")).isEmpty();
            assertThat(store.nextOffset("topic|0")).isEmpty();
            batch.write();
            assertThat(store.get(Family.PRICES, "shop|milk")).contains(bytes("1.19"));
        }
        try (StateStore again = StateStore.open(directory)) {
            assertThat(again.get(Family.PRICES, "shop|milk")).contains(bytes("1.19"));
            assertThat(again.nextOffset("topic|0")).hasValue(42);
        }
    }

    @Test
    void scansStayWithinTheirPrefixAndGoOnBehindAKey() {
        try (StateStore store = StateStore.open(directory)) {
            try (StateStore.Batch batch = store.batch()) {
                for (String key : List.of("a|1", "a|2", "a|3", "aa|1", "b|1")) {
                    batch.put(Family.LEDGER, key, new byte[0]);
                }
                batch.write();
            }

            assertThat(keys(store, "a|", "")).containsExactly("a|1", "a|2", "a|3");
            assertThat(keys(store, "a|", "a|1")).containsExactly("a|2", "a|3");
            assertThat(keys(store, "a|", "a|3")).isEmpty();
            assertThat(keys(store, "", "")).hasSize(5);
        }
    }

    @Test
    void aStoreOpensOnlyOnce() {
        try (StateStore store = StateStore.open(directory)) {
            assertThat(store.get(Family.PRICES, "x")).isEmpty();
            assertThatThrownBy(() -> StateStore.open(directory))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    private static List<String> keys(StateStore store, String prefix, String after) {
        List<String> keys = new ArrayList<>();
        store.scan(Family.LEDGER, prefix, after, (key, value) -> keys.add(key));
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
