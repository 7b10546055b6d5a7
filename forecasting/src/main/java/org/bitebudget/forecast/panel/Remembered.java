package org.bitebudget.forecast.panel;

import java.util.Arrays;

/** A method asked again and again for the same, such as by ensembles that differ in one member; it answers once and remembers. */
final class Remembered implements PanelMethod {
    private final PanelMethod method;
    private Panel panel;
    private int[] back;
    private int horizon;
    private double[][][] answer;

    Remembered(PanelMethod method) {
        this.method = method;
    }

    @Override
    public String label() {
        return method.label();
    }

    @Override
    public double[][][] forecast(Panel asked, int[] askedBack, int askedHorizon) {
        if (asked != panel || askedHorizon != horizon || !Arrays.equals(askedBack, back)) {
            answer = method.forecast(asked, askedBack, askedHorizon);
            panel = asked;
            back = askedBack.clone();
            horizon = askedHorizon;
        }
        return answer;
    }
}
