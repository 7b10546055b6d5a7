package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys are words; words of a group begin with the same letter; the answer to a word is the word twice. */
class GatheringTest {

    private static final int WORTH_A_LOAD = 3;
    private static final int MOST_KEYS = 4;

    private record Load(Set<String> keys, CompletableFuture<String> loaded) {}

    private final List<Load> loads = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private final Gathering<String, String, String> gathering =
            new Gathering<>(2, WORTH_A_LOAD, MOST_KEYS, word -> word.charAt(0), this::load, GatheringTest::twice);

    private CompletableFuture<String> load(Set<String> keys) {
        Load load = new Load(keys, new CompletableFuture<>());
        loads.add(load);
        return load.loaded();
    }

    private static Map<String, String> twice(Set<String> keys, String loaded) {
        assertThat(loaded).isEqualTo("rows");
        return keys.stream().collect(Collectors.toMap(Function.identity(), word -> word + word));
    }

    private void ask(String... words) {
        Stream.of(words).map(gathering::ask).forEach(answers::add);
    }

    private void back(int load) {
        loads.get(load).loaded().complete("rows");
    }

    @Test
    void aLoneQuestionGoesOutAtOnce() {
        ask("a");
        assertThat(loads).extracting(Load::keys).containsExactly(Set.of("a"));

        back(0);
        assertThat(answers.get(0)).isCompletedWithValue("aa");
    }

    @Test
    void questionsThatComeWhileALoadRunsGoOutTogetherWhenItIsBack() {
        ask("a0", "a1", "a2");
        assertThat(loads).hasSize(1);

        back(0);
        assertThat(loads).extracting(Load::keys).containsExactly(Set.of("a0"), Set.of("a1", "a2"));
    }

    @Test
    void soManyThatALoadOfTheirOwnIsWorthItDoNotWait() {
        ask("a0", "a1", "a2", "a3");
        assertThat(loads).extracting(Load::keys).containsExactly(Set.of("a0"), Set.of("a1", "a2", "a3"));
    }

    @Test
    void noMoreLoadsRunThanMayAndNoneHasMoreKeysThanItMay() {
        ask("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        assertThat(loads).hasSize(2);

        back(1);
        assertThat(loads).extracting(load -> load.keys().size()).containsExactly(1, WORTH_A_LOAD, MOST_KEYS);
    }

    @Test
    void fewerThanThatWaitForTheLastLoadThatRuns() {
        ask("a0", "a1", "a2", "a3", "a4", "a5");
        back(0);
        assertThat(loads).hasSize(2);

        back(1);
        assertThat(loads).hasSize(3);
        assertThat(loads.get(2).keys()).containsExactlyInAnyOrder("a4", "a5");
    }

    @Test
    void whoAsksTheSameIsAnsweredByOneKey() {
        ask("a0", "a1", "a1");
        back(0);
        assertThat(loads.get(1).keys()).containsExactly("a1");

        back(1);
        assertThat(answers.get(1)).isCompletedWithValue("a1a1");
        assertThat(answers.get(2)).isCompletedWithValue("a1a1");
    }

    @Test
    void groupsGoOutApartAndTheOneThatWaitsLongestFirst() {
        ask("a0", "b0", "a1");
        back(0);
        assertThat(loads.get(1).keys()).containsExactly("b0");

        back(1);
        assertThat(loads.get(2).keys()).containsExactly("a1");
    }

    @Test
    void aLoadThatFailsFailsItsQuestionsOnly() {
        ask("a0", "a1");
        loads.get(0).loaded().completeExceptionally(new IllegalStateException("no answer"));
        back(1);

        assertThat(answers.get(0)).isCompletedExceptionally();
        assertThat(answers.get(1)).isCompletedWithValue("a1a1");
    }
}
