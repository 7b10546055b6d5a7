package org.bitebudget.ocr.domain.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.category.Sharpness.Outcome;
import org.junit.jupiter.api.Test;

class SharpnessTest {

    @Test
    void whatComesTrueMoreOftenThanSaidIsSaidMoreSurely() {
        // said with 0.6, true nine times in ten
        double power = Sharpness.best(outcomes(0.6, 90)).power();

        assertThat(Sharpness.applied(List.of(0.6, 0.4), power).get(0)).isCloseTo(0.9, within(0.05));
    }

    @Test
    void whatComesTrueLessOftenThanSaidIsSaidLessSurely() {
        double power = Sharpness.best(outcomes(0.9, 75)).power();

        assertThat(Sharpness.applied(List.of(0.9, 0.1), power).get(0)).isCloseTo(0.75, within(0.03));
    }

    @Test
    void whatIsRightStays() {
        assertThat(Sharpness.best(outcomes(0.8, 80)).power()).isCloseTo(1, within(0.1));
    }

    private static List<Outcome> outcomes(double said, int rightOfHundred) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(new Outcome(List.of(said, 1 - said), i < rightOfHundred ? 0 : 1));
        }
        return outcomes;
    }
}
