package org.bitebudget.ml.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.junit.jupiter.api.Test;

class SharedModelsTest {
    private final Artefact one = Artefacts.saying("one", 1);
    private final Artefact other = Artefacts.saying("other", 2);
    private final List<String> events = new ArrayList<>();
    private final SharedModels<Model> shared = new SharedModels<>();

    private record Model(String version, List<String> events) implements AutoCloseable {
        @Override
        public void close() {
            events.add("close " + version);
        }
    }

    private Model load(Artefact artefact) {
        events.add("load " + artefact.metadata().version());
        return new Model(artefact.metadata().version(), events);
    }

    @Test
    void aVersionIsInMemoryOnceFromTheFirstBorrowerToTheLast() throws Exception {
        SharedModels.Borrowed<Model> first = shared.borrow(one, this::load);
        SharedModels.Borrowed<Model> second = shared.borrow(one, this::load);
        SharedModels.Borrowed<Model> third = shared.borrow(other, this::load);

        assertThat(second.model()).isSameAs(first.model());
        assertThat(third.model()).isNotSameAs(first.model());
        assertThat(shared.inMemory()).isEqualTo(2);

        // given back twice is given back once
        first.close();
        first.close();
        assertThat(events).containsExactly("load " + version(one), "load " + version(other));
        second.close();
        assertThat(events).endsWith("close " + version(one));
        assertThat(shared.inMemory()).isEqualTo(1);
        third.close();
        assertThat(shared.inMemory()).isZero();

        // and whoever comes later gets it loaded anew
        shared.borrow(one, this::load).close();
        assertThat(events).endsWith("load " + version(one), "close " + version(one));
    }

    @Test
    void whatCantBeLoadedIsNotRemembered() {
        assertThatThrownBy(() -> shared.borrow(one, SharedModelsTest::refuse)).isInstanceOf(IOException.class);
        assertThat(shared.inMemory()).isZero();
    }

    private static Model refuse(Artefact artefact) throws IOException {
        throw new RefusedArtefactException(artefact.metadata().version());
    }

    private static String version(Artefact artefact) {
        return artefact.metadata().version();
    }
}
