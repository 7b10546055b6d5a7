package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ProductSize;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.schema.TrustedClasses;
import org.junit.jupiter.api.Test;

class PriceSightingsTest {

    static {
        TrustedClasses.install();
    }

    private static final String HOUSEHOLD = "3f0a4f5e-51a5-4a5e-9a86-0c2f7d2f4f10";

    @Test
    void whatThePrintTellsOfTheSizeMakesAUnitPrice() {
        PriceObservation milk = sighting(line("Leche entera 6 x 200 ml", 240).build());

        assertThat(milk.getSize()).isEqualTo(new ProductSize(1_200_000L, BaseUnit.L, 6));
        assertThat(milk.getUnitPrice()).isEqualTo(new UnitPrice(200_000_000L, "EUR", BaseUnit.L));
    }

    @Test
    void theProductTellsItBetterThanThePrint() {
        Product product = new Product("prd_1", "Whole milk", null, "1.5 l", null);
        PriceObservation milk = sighting(line("LCH ENT 1L", 150)
                .setProduct(new LineProduct(product, "4711", 0.9f, ProductProvenance.CATALOGUE))
                .build());

        assertThat(milk.getSize()).isEqualTo(new ProductSize(1_500_000L, BaseUnit.L, 1));
        assertThat(milk.getUnitPrice().getMicroMinor()).isEqualTo(100_000_000L);
    }

    @Test
    void whatIsSoldByWeightCostsWhatAKilogramCosts() {
        // Given 640 g at 2.50 a kilogram
        PriceObservation apples = sighting(line("Apples", 160)
                .setQuantity(new Rate(640L, 3))
                .setUnit("kg")
                .setUnitPrice(new Money(250L, "EUR"))
                .build());

        assertThat(apples.getPrice()).isEqualTo(new Money(250L, "EUR"));
        assertThat(apples.getSize()).isEqualTo(new ProductSize(1_000_000L, BaseUnit.KG, 1));
        assertThat(apples.getUnitPrice()).isEqualTo(new UnitPrice(250_000_000L, "EUR", BaseUnit.KG));
    }

    @Test
    void withoutASizeThereIsNoUnitPrice() {
        PriceObservation bread = sighting(line("Bread", 125).build());

        assertThat(bread.getSize()).isNull();
        assertThat(bread.getUnitPrice()).isNull();
    }

    private static ReadLine.Builder line(String name, long total) {
        return ReadLine.newBuilder()
                .setLineNo(1)
                .setName(name)
                .setTotal(new Money(total, "EUR"))
                .setCategoryId("dairy.milk")
                .setCategoryConfidence(0.9f)
                .setConfidence(0.9f);
    }

    private static PriceObservation sighting(ReadLine line) {
        ReceiptReading reading = ReceiptReading.newBuilder()
                .setEnvelope(TopologyFixture.envelope(HOUSEHOLD, "rcp_1", 1))
                .setReceiptId("rcp_1")
                .setHousehold(HOUSEHOLD)
                .setUser("user")
                .setStatus(ReadingStatus.DONE)
                .setMerchantId("corner")
                .setDate(new ReadDate(LocalDate.parse("2026-03-01"), 0.9f, null))
                .setZone("Europe/Madrid")
                .setCurrency("EUR")
                .setLines(List.of(line))
                .setReconciliationDelta(new Money(0L, "EUR"))
                .setArithmeticOk(true)
                .setEngineVersion("e")
                .setParserVersion("p")
                .setLanguage("es")
                .build();
        return new PriceSightings(reading).observations().get(0);
    }
}
