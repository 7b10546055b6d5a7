package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.arima.AutoArima;
import org.bitebudget.forecast.ets.Ets;
import org.bitebudget.forecast.local.DampedTrend;
import org.bitebudget.forecast.local.Intermittent;
import org.bitebudget.forecast.online.TsbModel;
import org.bitebudget.forecast.panel.Analogs.Anchor;
import org.bitebudget.forecast.regression.CalendarRegression;
import org.bitebudget.forecast.regression.Prophet;
import org.bitebudget.forecast.seasonal.Mstl;
import org.bitebudget.forecast.theta.OptimisedTheta;
import org.bitebudget.forecast.theta.Theta;

/**
 * The methods that suit a panel, by the names that commands use. Those that need a library of their own, trees and networks, come from where it is at hand
 * ({@link ServiceLoader} of {@link PanelMethod}); they answer when asked by name and aren't part of the default ensemble.
 */
public final class PanelMethods {
    private static final String ENSEMBLE = "ensemble";
    /** Windows of regressions: from a few observations to two weeks of hours or six years of weeks. */
    private static final int[] WINDOWS = {340, 210, 110, 65, 48, 30, 18, 12, 8, 5, 3};
    /** Windows of analogs. */
    private static final int[] PATTERNS = {168, 110, 60, 24, 12, 6};
    /** Choosing a form of exponential smoothing is worth its time up to this length. */
    private static final int LONGEST_FOR_ETS = 250;

    private static final double RIDGE = 1e-4;
    private static final double RIDGE_OF_SHORT = 1e-3;
    private static final int NEIGHBOURS = 12;
    private static final int NEIGHBOURS_OF_SHORT = 30;

    private final Map<String, PanelMethod> single = new TreeMap<>();
    private final List<PanelMethod> members = new ArrayList<>();

    private PanelMethods() {}

    /** The methods for a panel of this length and season. */
    public static PanelMethods of(Panel panel) {
        PanelMethods methods = new PanelMethods();
        boolean isLong = panel.medianLength() > LONGEST_FOR_ETS;
        methods.add(fitted(SimpleMethod.NAIVE));
        methods.add(fitted(SimpleMethod.DRIFT));
        methods.add(fitted(Ets.simple()));
        methods.add(fitted(Ets.holt()));
        methods.add(new Adjusted(new LocalMethod("croston", (y, season, h) -> Intermittent.croston(y, h))));
        methods.add(new Adjusted(fitted(TsbModel.method())));
        methods.add(new Adjusted(new LocalMethod("otm", (y, season, h) -> OptimisedTheta.optimised(y, h))));
        methods.add(new LocalMethod("arima", AutoArima::forecast));
        methods.add(new LocalMethod("prophet", Prophet::forecast));
        methods.add(new LocalMethod("linear", CalendarRegression::forecast));
        methods.member(new Adjusted(new LocalMethod("theta", (y, season, h) -> Theta.standard(y, h))));
        methods.member(new Adjusted(new LocalMethod("damped", (y, season, h) -> DampedTrend.forecast(y, h))));
        methods.add(fitted(Ets.automatic()), !isLong);
        methods.add(new Adjusted(new LocalMethod("dotm", (y, season, h) -> OptimisedTheta.dynamic(y, h))), !isLong);
        methods.add(new LocalMethod("mstl", Mstl::forecast), !isLong && panel.season() > 1);
        methods.add(fitted(SimpleMethod.SEASONAL_NAIVE), panel.season() > 1);
        methods.regressions(panel, isLong);
        methods.analogs(panel, isLong);
        ServiceLoader.load(PanelMethod.class).forEach(methods::add);
        return methods;
    }

    private void regressions(Panel panel, boolean isLong) {
        int[] windows = IntStream.of(WINDOWS)
                .filter(w -> w <= Math.max(3, panel.medianLength() / 2.5))
                .toArray();
        PooledFits fits = new PooledFits(isLong ? RIDGE : RIDGE_OF_SHORT);
        int[] shorter = windows.length > 1 ? IntStream.of(windows).skip(1).toArray() : windows;
        for (boolean logarithms : new boolean[] {false, true}) {
            String suffix = logarithms ? "-log" : "";
            PanelMethod large = new PooledRegression("pooled" + suffix, windows, logarithms, fits);
            if (isLong) {
                member(large);
                member(new PooledRegression("pooled-shorter" + suffix, shorter, logarithms, fits));
            } else {
                member(panel.season() > 1 ? new Adjusted(large) : large);
            }
        }
    }

    private void analogs(Panel panel, boolean isLong) {
        int[] patterns = IntStream.of(PATTERNS)
                .filter(w -> w <= Math.max(6, panel.medianLength() / 5))
                .toArray();
        if (isLong) {
            int shorter = patterns[Math.min(patterns.length - 1, 2)];
            member(new Analogs("analogs-" + patterns[0], patterns[0], NEIGHBOURS, Anchor.LAST));
            member(new Analogs("analogs-" + shorter + "-level", shorter, NEIGHBOURS, Anchor.MEAN));
            add(new Analogs("analogs-" + patterns[0] + "-level", patterns[0], NEIGHBOURS, Anchor.MEAN));
            add(new Analogs("analogs-" + shorter, shorter, NEIGHBOURS, Anchor.LAST));
        } else {
            for (int w : IntStream.of(patterns).limit(2).toArray()) {
                PanelMethod analogs = new Analogs("analogs-" + w, w, NEIGHBOURS_OF_SHORT, Anchor.LAST);
                member(panel.season() > 1 ? new Adjusted(analogs) : analogs);
            }
        }
    }

    private void add(PanelMethod method, boolean isMember) {
        add(method);
        if (isMember) {
            members.add(method);
        }
    }

    private void member(PanelMethod method) {
        add(method, true);
    }

    private void add(PanelMethod method) {
        single.put(method.label(), method);
    }

    private static PanelMethod fitted(ForecastMethod method) {
        return new LocalMethod(method.label(), (y, season, h) -> method.fit(Series.of(y, season))
                .forecast(h, Coverage.NONE)
                .means());
    }

    /** Names in alphabetical order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(single.keySet());
        names.add(ENSEMBLE);
        return names.stream().sorted().toList();
    }

    /**
     * The ensemble, the ensembles that lack one of its members, and those that have one more, all of the same forecasts: what each method adds.
     *
     * @param candidates methods to try as a further member
     * @throws IllegalArgumentException if there is none of a name
     */
    public List<PanelEnsemble> ablation(List<String> candidates) {
        List<PanelMethod> kept =
                members.stream().<PanelMethod>map(Remembered::new).toList();
        List<PanelEnsemble> ensembles = new ArrayList<>(List.of(new PanelEnsemble(ENSEMBLE, kept)));
        for (PanelMethod left : kept) {
            ensembles.add(new PanelEnsemble(
                    "without " + left.label(),
                    kept.stream().filter(method -> method != left).toList()));
        }
        for (String candidate : candidates) {
            List<PanelMethod> more = new ArrayList<>(kept);
            more.add(method(candidate));
            ensembles.add(new PanelEnsemble("with " + candidate, more));
        }
        return ensembles;
    }

    /**
     * The ensemble, or one method with intervals of its own.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public PanelEnsemble named(String name) {
        if (name.equals(ENSEMBLE)) {
            return new PanelEnsemble(ENSEMBLE, members);
        }
        return new PanelEnsemble(name, List.of(method(name)));
    }

    /** @throws IllegalArgumentException if there is none of that name; the message lists them */
    PanelMethod method(String name) {
        PanelMethod method = single.get(name);
        if (method == null) {
            throw new IllegalArgumentException(
                    "no model is called " + name + "; there are " + String.join(", ", names()));
        }
        return method;
    }
}
