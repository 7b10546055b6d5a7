package org.bitebudget.price.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitebudget.price.domain.alert.SubjectWatch.Kind;
import org.junit.jupiter.api.Test;

class OfferBoardTest {

    private final OfferBoard board = new OfferBoard(Map.of());
    private final SubjectWatch watch = new SubjectWatch(Kind.CANONICAL, new InMemorySubject());
    private final Shelf corner = new Shelf("Corner", "milk");
    private final Shelf market = new Shelf("Market", "leche");

    @Test
    void anotherStoreThatGetsCheaperIsToldOnce() {
        watch.set(rule("ten percent off my corner", "Corner", 10));

        assertThat(told(corner.costs(200), corner)).isEmpty();
        assertThat(told(market.costs(181), market)).isEmpty();
        assertThat(told(market.costs(180), market))
                .containsExactly("Oat milk at Market is 1.80 EUR, 10 % less than at Corner with 2.00 EUR");
        assertThat(told(market.costs(179), market)).isEmpty();
    }

    @Test
    void theOwnStoreThatGetsDearerMakesTheOtherCheaper() {
        watch.set(rule("ten percent off my corner", "Corner", 10));
        told(corner.costs(200), corner);
        told(market.costs(199), market);

        assertThat(told(corner.costs(230), corner)).hasSize(1);
    }

    @Test
    void aRuleWithoutAStoreHearsOfWhoUndercutsAll() {
        watch.set(rule("five percent under all", "", 5));
        told(corner.costs(200), corner);

        assertThat(told(market.costs(190), market))
                .containsExactly("Oat milk at Market is 1.90 EUR, 5 % less than at Corner with 2.00 EUR");
        assertThat(told(corner.costs(189), corner)).isEmpty();
        assertThat(told(corner.costs(180), corner)).hasSize(1);
    }

    @Test
    void sizesAreComparedByUnitPrice() {
        watch.set(rule("ten percent off my corner", "Corner", 10));
        told(corner.costs(200, 500), corner);

        assertThat(told(market.costs(350, 1000), market))
                .containsExactly("Oat milk at Market is 3.50 EUR, 12 % less than at Corner with 2.00 EUR");
    }

    @Test
    void anOfferThatIsGoneOrOutOfStockLeadsNobody() {
        watch.set(rule("any", "Corner", 0));
        told(market.costs(100), market);
        board.take(market.isGone(), null);

        assertThat(told(corner.costs(200), corner)).isEmpty();
        assertThat(board.offers()).containsOnlyKeys("Corner|milk");
    }

    @Test
    void anUnknownSizeComparesToNoKnownOne() {
        watch.set(rule("any", "Corner", 0));
        told(corner.costs(200, 500), corner);

        assertThat(told(market.costs(100), market)).isEmpty();
    }

    private static AlertRule rule(String key, String store, int percent) {
        return new AlertRule(
                key,
                1,
                new RuleGroup(AlertKind.CHEAPER_ELSEWHERE, store, "", 2),
                Math.max(1, percent * 1_000_000L),
                new Validity(Instant.EPOCH, null),
                null);
    }

    private List<String> told(ProductMove move, Shelf shelf) {
        List<String> sentences = new ArrayList<>();
        for (LeadMove lead : board.take(move, shelf.offer())) {
            watch.judge(lead, telling -> sentences.add(AlertSentence.of(telling)));
        }
        return sentences;
    }
}
