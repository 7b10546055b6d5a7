package org.bitebudget.benchmarks.lstm;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * Errors of prices four weeks ahead, in percent of what the price then was, over series whose price was known on the day of origin and four weeks later.
 * "Moved" are those whose price four weeks later was another one.
 */
final class FourWeekErrors {
    private static final int PERCENT = 100;
    private static final int SHORTEST = 30;

    private int series;
    private int moved;
    private double last;
    private double lstm;
    private double half;
    private double lastOfMoved;
    private double lstmOfMoved;
    private int lstmNearer;
    private final Served fourWeeks = new Served(FourWeeks.DAYS);
    private final Served twoWeeks = new Served(PriceWindow.HORIZON);
    private double lstmShare;

    /** Errors of what the job's choice of models says of one day ahead, where the price of that day is known. */
    static final class Served {
        private final int day;
        private int count;
        private double last;
        private double served;
        private double withoutLstm;

        private Served(int day) {
            this.day = day;
        }

        private void take(ServedAnswer answer, double newest, double truth) {
            if (truth > 0) {
                count++;
                last += PERCENT * Math.abs(newest - truth) / truth;
                served += PERCENT * Math.abs(answer.price(day) - truth) / truth;
                withoutLstm += PERCENT * Math.abs(answer.withoutLstm(day) - truth) / truth;
            }
        }

        double lastValue() {
            return last / count;
        }

        double served() {
            return served / count;
        }

        /** Where the network takes no part. */
        double withoutLstm() {
            return withoutLstm / count;
        }
    }

    /** Adds all series at one day of origin. */
    void add(LstmForecaster network, List<PriceTrack> tracks, int origin) {
        List<PriceTrack> known = new ArrayList<>();
        List<Double> truths = new ArrayList<>();
        List<Double> afterTwoWeeks = new ArrayList<>();
        for (PriceTrack track : tracks) {
            int size = origin - track.dayAt(0) + 1;
            if (size >= SHORTEST && size + FourWeeks.DAYS <= track.size()) {
                double truth = track.priceAt(size - 1 + FourWeeks.DAYS);
                if (track.priceAt(size - 1) > 0 && truth > 0) {
                    known.add(track.head(size));
                    truths.add(truth);
                    afterTwoWeeks.add(track.priceAt(size - 1 + PriceWindow.HORIZON));
                }
            }
        }
        List<double[]> forecasts = FourWeeks.of(network.network(), known);
        for (int i = 0; i < known.size(); i++) {
            double newest = known.get(i).series().last();
            add(newest, forecasts.get(i)[FourWeeks.DAYS - 1], truths.get(i));
            ServedAnswer answer = ServedAnswer.of(network, known.get(i), forecasts.get(i));
            fourWeeks.take(answer, newest, truths.get(i));
            twoWeeks.take(answer, newest, afterTwoWeeks.get(i));
            lstmShare += answer.lstmShare();
        }
    }

    private void add(double newest, double forecast, double truth) {
        double lastError = PERCENT * Math.abs(newest - truth) / truth;
        double lstmError = PERCENT * Math.abs(forecast - truth) / truth;
        series++;
        last += lastError;
        lstm += lstmError;
        half += PERCENT * Math.abs((newest + forecast) / 2 - truth) / truth;
        if (newest != truth) {
            moved++;
            lastOfMoved += lastError;
            lstmOfMoved += lstmError;
            lstmNearer += lstmError < lastError ? 1 : 0;
        }
    }

    int series() {
        return series;
    }

    double movedShare() {
        return moved / (double) series;
    }

    double lastValue() {
        return last / series;
    }

    double lstm() {
        return lstm / series;
    }

    /** Of the mean of both. */
    double half() {
        return half / series;
    }

    /** Of what the job's choice of models says of the day four weeks ahead. */
    Served fourWeeks() {
        return fourWeeks;
    }

    /** Of the day two weeks ahead, the last that the job answers. */
    Served twoWeeks() {
        return twoWeeks;
    }

    /** Mean share of the network in the job's choice. */
    double lstmShare() {
        return lstmShare / series;
    }

    double lastValueOfMoved() {
        return lastOfMoved / moved;
    }

    double lstmOfMoved() {
        return lstmOfMoved / moved;
    }

    /** Of the prices that moved, how many the network came nearer to than the last price. */
    double nearerOfMoved() {
        return lstmNearer / (double) moved;
    }
}
