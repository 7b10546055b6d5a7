package org.bitebudget.forecast;

import java.util.List;
import org.bitebudget.forecast.ets.EtsModel;
import org.bitebudget.forecast.online.TsbModel;

/**
 * A fitted model as plain figures, to be stored and gone on from later. Its size doesn't depend on the length of the series.
 *
 * @param model the model's {@link FittedModel#name()}, which also says how to read the figures
 * @param parameters what fitting chose; updates leave them as they are
 * @param states what each observation moves
 * @param observations known observations seen
 * @param members the models that one is made of, such as what follows the errors of a regression; mostly none
 */
public record ModelState(
        String model, List<Double> parameters, List<Double> states, long observations, List<ModelState> members) {

    public ModelState {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        members = List.copyOf(members);
    }

    public ModelState(String model, List<Double> parameters, List<Double> states, long observations) {
        this(model, parameters, states, observations, List.of());
    }

    /**
     * The model these figures describe.
     *
     * @throws IllegalArgumentException if no such model is known here
     */
    public FittedModel restore() {
        return switch (model) {
            case NaiveModel.NAME -> NaiveModel.of(this);
            case SeasonalNaiveModel.NAME -> SeasonalNaiveModel.of(this);
            case DriftModel.NAME -> DriftModel.of(this);
            case TsbModel.NAME -> TsbModel.of(this);
            default -> EtsModel.of(this);
        };
    }
}
