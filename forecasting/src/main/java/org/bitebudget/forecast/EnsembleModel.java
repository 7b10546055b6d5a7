package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Several models that speak with fixed weights. Means are averaged, and so are the bounds of the intervals at equal coverage, which keeps them
 * calibrated where the members are (Lichtendahl, Grushka-Cockayne and Winkler, Management Science 59, 2013).
 */
public record EnsembleModel(List<Member> members) implements FittedModel {
    static final String NAME = "ensemble";

    /**
     * One voice.
     *
     * @param weight share of the answer; all weights add up to 1
     */
    public record Member(FittedModel model, double weight) {}

    public EnsembleModel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs a member");
        }
    }

    static EnsembleModel of(ModelState state) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < state.members().size(); i++) {
            members.add(new Member(
                    state.members().get(i).restore(), state.parameters().get(i)));
        }
        return new EnsembleModel(members);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EnsembleModel update(double observation) {
        return new EnsembleModel(members.stream()
                .map(member -> new Member(member.model().update(observation), member.weight()))
                .toList());
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        List<WeightedForecast> parts = members.stream()
                .map(member -> new WeightedForecast(member.model().forecast(horizon, coverage), member.weight()))
                .toList();
        return WeightedForecast.average(NAME, parts);
    }

    @Override
    public ModelState state() {
        return new ModelState(
                NAME,
                members.stream().map(Member::weight).toList(),
                List.of(),
                0,
                members.stream().map(member -> member.model().state()).toList());
    }
}
