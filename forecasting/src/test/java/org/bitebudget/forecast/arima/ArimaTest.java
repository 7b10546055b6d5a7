package org.bitebudget.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArimaTest {
    /** Luteinizing hormone at ten-minute intervals (Diggle, Time Series: A Biostatistical Introduction, 1990, table A.1). */
    private static final double[] HORMONE = {
        2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2, 1.9, 1.9, 1.8,
        2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6,
        2.1, 3.4, 3.0, 2.9
    };

    /** Airline passengers by month, 1949 to 1960 (Box and Jenkins, Time Series Analysis, 1976, series G). */
    private static final double[] PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133,
        114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242,
        209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264,
        302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313,
        318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318,
        362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405,
        417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
    };

    /** The figures that the manual of R's function arima prints for these data. */
    @Test
    void autoregressionsOfTheHormoneAreThePublishedOnes() {
        Arima one = Arima.fit(HORMONE, new ArimaOrder(1, 0, 0, 0, 0, 0, 1, true));
        assertThat(one.ar()[0]).isCloseTo(0.5739, within(0.002));
        assertThat(one.mean()).isCloseTo(2.4133, within(0.003));
        assertThat(one.variance()).isCloseTo(0.1975, within(0.0002));
        assertThat(one.logLikelihood()).isCloseTo(-29.38, within(0.01));

        Arima three = Arima.fit(HORMONE, new ArimaOrder(3, 0, 0, 0, 0, 0, 1, true));
        assertThat(three.ar()).containsExactly(new double[] {0.6448, -0.0634, -0.2198}, within(0.005));
        assertThat(three.variance()).isCloseTo(0.1787, within(0.0003));
        assertThat(three.logLikelihood()).isCloseTo(-27.09, within(0.01));

        Arima mixed = Arima.fit(HORMONE, new ArimaOrder(1, 0, 1, 0, 0, 0, 1, true));
        assertThat(mixed.ar()[0]).isCloseTo(0.4522, within(0.01));
        assertThat(mixed.ma()[0]).isCloseTo(0.1982, within(0.01));
        assertThat(mixed.logLikelihood()).isCloseTo(-28.76, within(0.01));
    }

    /** The airline model of Box and Jenkins: θ = .4018 and Θ = .5569 by exact likelihood, log likelihood 244.7. */
    @Test
    void theAirlineModelIsThePublishedOne() {
        Arima airline = Arima.fit(logarithms(), new ArimaOrder(0, 1, 1, 0, 1, 1, 12, false));

        assertThat(airline.ma()[0]).isCloseTo(-0.4018, within(0.003));
        assertThat(airline.ma()[11]).isCloseTo(-0.5569, within(0.003));
        assertThat(airline.ma()[12]).isCloseTo(0.4018 * 0.5569, within(0.003));
        assertThat(airline.variance()).isCloseTo(0.001348, within(5e-6));
        assertThat(airline.logLikelihood()).isCloseTo(244.7, within(0.05));
    }

    @Test
    void theOrderOfTheAirlineSeriesHasBothDifferences() {
        ArimaOrder order = AutoArima.fit(logarithms(), 12).order();

        assertThat(order.differences()).isEqualTo(1);
        assertThat(order.seasonalDifferences()).isEqualTo(1);
        assertThat(order.seasonalMa() + order.seasonalAr()).isPositive();
        assertThat(order.constant()).isFalse();
    }

    /** With one coefficient φ and mean μ the forecast of step h is μ + φʰ(y − μ). */
    @Test
    void aForecastOfAFirstOrderAutoregressionReturnsToItsMean() {
        Arima model = Arima.fit(HORMONE, new ArimaOrder(1, 0, 0, 0, 0, 0, 1, true));
        double[] forecast = model.forecast(4);
        for (int h = 0; h < 4; h++) {
            double expected = model.mean() + Math.pow(model.ar()[0], h + 1) * (2.9 - model.mean());
            assertThat(forecast[h]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void differencesAreUndoneExactly() {
        // Given a quadratic with a season, which both differences and a constant describe without error
        double[] season = {0, 3, -1, 5};
        double[] y = IntStream.range(0, 44)
                .mapToDouble(t -> 10 + 0.5 * t * t + season[t % 4])
                .toArray();
        Arima model = Arima.fit(Arrays.copyOf(y, 40), new ArimaOrder(0, 1, 0, 0, 1, 0, 4, true));

        assertThat(model.forecast(4)).containsExactly(Arrays.copyOfRange(y, 40, 44), within(1e-6));
    }

    @Test
    void aWalkNeedsOneDifferenceAndNoiseNone() {
        Random random = new Random(5);
        double[] noise = random.doubles(300).toArray();
        double[] walk = new double[300];
        for (int t = 1; t < 300; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        assertThat(Differencing.plain(noise)).isZero();
        assertThat(Differencing.plain(walk)).isEqualTo(1);
        assertThat(Differencing.seasonal(noise, 7)).isZero();
    }

    @Test
    void aSimulatedProcessIsFoundAgain() {
        // Given 600 values of an autoregression with φ = (.6, .25) around 50
        Random random = new Random(6);
        double[] y = new double[700];
        Arrays.fill(y, 50);
        for (int t = 2; t < 700; t++) {
            y[t] = 50 + 0.6 * (y[t - 1] - 50) + 0.25 * (y[t - 2] - 50) + random.nextGaussian();
        }
        Arima model = Arima.fit(Arrays.copyOfRange(y, 100, 700), new ArimaOrder(2, 0, 0, 0, 0, 0, 1, true));

        // Then its coefficients are near, well within three of their standard errors
        assertThat(model.ar()).containsExactly(new double[] {0.6, 0.25}, within(0.12));
        assertThat(model.variance()).isCloseTo(1, within(0.15));
    }

    @Test
    void shortAndConstantSeriesStay() {
        assertThat(AutoArima.forecast(new double[] {1, 2, 5}, 1, 2)).containsExactly(5, 5);
        assertThat(AutoArima.forecast(new double[40], 7, 2)).containsExactly(0, 0);
    }

    private static double[] logarithms() {
        return Arrays.stream(PASSENGERS).map(Math::log).toArray();
    }
}
