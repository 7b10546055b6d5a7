package org.bitebudget.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.DayStatus;
import org.junit.jupiter.api.Test;

class CategoryDaysTest {

    @Test
    void daysThatAreToldOnceAreGivenOneByOne() {
        CategoryDay two = day(20_000, 2);
        CategoryDay one = day(20_002, 1);
        CategoryMonth month =
                new CategoryMonth("dining", Bucket.WANT, 900L, 0L, 900L, 0L, 0L, DayStatus.GREEN, List.of(two, one));

        assertThat(CategoryDays.of(month)).containsExactly(day(20_000, 1), day(20_001, 1), one);
    }

    private static CategoryDay day(int date, int days) {
        return new CategoryDay(date, 300L, 0L, 0L, 300L, DayStatus.GREEN, days);
    }
}
