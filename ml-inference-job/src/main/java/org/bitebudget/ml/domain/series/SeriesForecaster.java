package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.WeightedForecast;
import org.bitebudget.ml.domain.lstm.LstmForecaster;

/** Answers with the models that were chosen, for many series at once, since a network answers many windows for little more than one. */
public final class SeriesForecaster {
    /** Version of the methods without training; changes when their answers do. */
    public static final String METHODS_VERSION = "2";

    private static final String ENSEMBLE = "ensemble";

    private final Optional<LstmForecaster> network;

    /** @param network absent where none is at hand; the others answer then */
    public SeriesForecaster(Optional<LstmForecaster> network) {
        this.network = network;
    }

    /**
     * A series and the models that speak for it.
     *
     * @param selection with models through the step before the newest
     */
    public record Question(String seriesId, History history, double newest, Selection selection) {}

    /** Answers in the order of the questions. */
    public List<SeriesForecast> forecast(List<Question> questions) {
        List<Question> asked = questions.stream().filter(this::asksNetwork).toList();
        List<Forecast> answers = network.map(lstm -> lstm.forecast(
                        asked.stream()
                                .map(question -> question.history().track())
                                .toList(),
                        Coverage.STANDARD))
                .orElse(List.of());
        List<SeriesForecast> forecasts = new ArrayList<>(questions.size());
        int next = 0;
        for (Question question : questions) {
            boolean asks = asksNetwork(question);
            forecasts.add(forecast(question, asks ? Optional.of(answers.get(next)) : Optional.empty()));
            next += asks ? 1 : 0;
        }
        return forecasts;
    }

    /** Only where it has a share: an answer of the network costs more than all other work on a series. */
    private boolean asksNetwork(Question question) {
        return network.isPresent()
                && question.selection().candidates().stream()
                        .anyMatch(candidate -> candidate.label().equals(LstmForecaster.NAME) && candidate.share() > 0);
    }

    private SeriesForecast forecast(Question question, Optional<Forecast> networkAnswer) {
        Selection selection = question.selection();
        Profile profile = question.history().profile();
        double[] weights = selection.weights();
        List<SeriesForecast.Member> members = new ArrayList<>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            Candidate candidate = selection.candidates().get(i);
            Optional<Forecast> view = candidate
                    .model()
                    .map(model -> stretched(model.update(question.newest()), selection, profile))
                    .or(() -> networkAnswer);
            members.add(new SeriesForecast.Member(
                    candidate.label(), view, version(candidate), weights[i], candidate.error()));
        }
        return answer(profile, members);
    }

    private static Forecast stretched(FittedModel model, Selection selection, Profile profile) {
        return selection.stretch().of(model.forecast(profile.horizon(), Coverage.STANDARD));
    }

    /** The weighted answer; if a voice with a share is missing, the others keep their proportions, and share alike if they had none. */
    private static SeriesForecast answer(Profile profile, List<SeriesForecast.Member> members) {
        List<SeriesForecast.Member> present =
                members.stream().filter(member -> member.forecast().isPresent()).toList();
        List<SeriesForecast.Member> voices =
                present.stream().filter(member -> member.weight() > 0).toList();
        List<SeriesForecast.Member> heard = voices.isEmpty() ? present : voices;
        if (heard.size() == 1) {
            return new SeriesForecast(
                    Doubt.widen(profile, heard.get(0).forecast().orElseThrow()),
                    heard.get(0).label(),
                    members);
        }
        double sum = heard.stream().mapToDouble(SeriesForecast.Member::weight).sum();
        List<WeightedForecast> parts = heard.stream()
                .map(member -> new WeightedForecast(
                        member.forecast().orElseThrow(), sum > 0 ? member.weight() / sum : 1.0 / heard.size()))
                .toList();
        return new SeriesForecast(Doubt.widen(profile, WeightedForecast.average(ENSEMBLE, parts)), ENSEMBLE, members);
    }

    private String version(Candidate candidate) {
        return candidate.label().equals(LstmForecaster.NAME)
                ? network.map(lstm -> lstm.metadata().version()).orElse("")
                : METHODS_VERSION;
    }
}
