package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.local.SeasonalAdjustment;

/** A method applied to series without their seasons, which are put back into its forecasts. */
public final class Adjusted implements PanelMethod {
    private final PanelMethod method;

    public Adjusted(PanelMethod method) {
        this.method = method;
    }

    @Override
    public String label() {
        return method.label();
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        double[][][] answer = new double[back.length][][];
        for (int o = 0; o < back.length; o++) {
            Panel known = panel.before(back[o]);
            List<SeasonalAdjustment> adjustments = new ArrayList<>(panel.size());
            List<double[]> adjusted = new ArrayList<>(panel.size());
            for (int i = 0; i < known.size(); i++) {
                SeasonalAdjustment adjustment = SeasonalAdjustment.of(known.values(i), panel.season());
                adjustments.add(adjustment);
                adjusted.add(adjustment.adjusted().copy());
            }
            double[][] forecasts = method.forecast(Panel.of(adjusted, 1), new int[] {0}, horizon)[0];
            for (int i = 0; i < forecasts.length; i++) {
                forecasts[i] = adjustments.get(i).restored(forecasts[i]);
            }
            answer[o] = forecasts;
        }
        return answer;
    }
}
