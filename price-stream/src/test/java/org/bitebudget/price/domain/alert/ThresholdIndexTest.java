package org.bitebudget.price.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bitebudget.price.domain.alert.IndexPage.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdIndexTest {

    private final InMemorySubject pages = new InMemorySubject();
    private final ThresholdIndex index = new ThresholdIndex(pages);

    @ParameterizedTest
    @ValueSource(ints = {3, 300, 30_000})
    void itHoldsWhatASortedSetHolds(int thresholds) {
        // Given entries that come and go in any order, many with equal thresholds
        Random random = new Random(7);
        TreeSet<Entry> expected = new TreeSet<>();
        long root = index.create();
        for (int i = 0; i < 20_000; i++) {
            Entry entry = new Entry(random.nextInt(thresholds), "rule" + random.nextInt(50));
            if (random.nextInt(3) == 0) {
                root = index.remove(root, entry.threshold(), entry.key());
                expected.remove(entry);
            } else {
                root = index.add(root, entry.threshold(), entry.key());
                expected.add(entry);
            }
        }

        // Then any range of it is that of the set
        for (int i = 0; i < 100; i++) {
            long from = random.nextInt(thresholds);
            long to = from + random.nextInt(thresholds);
            assertThat(found(root, new Range(from, to)))
                    .containsExactlyElementsOf(expected.subSet(new Entry(from, ""), new Entry(to + 1, "")));
        }

        // And emptied it is as new
        for (Entry entry : expected) {
            root = index.remove(root, entry.threshold(), entry.key());
        }
        assertThat(index.isEmpty(root)).isTrue();
        index.drop(root);
        assertThat(pages.size()).isZero();
    }

    private List<Entry> found(long root, Range range) {
        List<Entry> found = new ArrayList<>();
        index.scan(root, range, found::add);
        return found;
    }
}
