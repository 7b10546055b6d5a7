package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.WeightedForecast;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.PriceNetworks;

/** Answers with the models that were chosen, for many series at once, since a network answers many windows for little more than one. */
public final class SeriesForecaster {
    /** Version of the methods without training; changes when their answers do. */
    public static final String METHODS_VERSION = "2";

    private static final String ENSEMBLE = "ensemble";

    private final PriceNetworks networks;

    /** @param networks where none is in service, the others answer */
    public SeriesForecaster(PriceNetworks networks) {
        this.networks = networks;
    }

    /**
     * A series and the models that speak for it.
     *
     * @param selection with models through the step before the newest
     */
    public record Question(String seriesId, History history, double newest, Selection selection) {}

    /** What the networks say of a series: the one that answers it, and in a trial the one beside it. */
    private record Views(Optional<Forecast> spoken, Optional<Forecast> shadow) {}

    /** Answers in the order of the questions. */
    public List<SeriesForecast> forecast(List<Question> questions) {
        List<Question> asked = questions.stream().filter(this::asksNetwork).toList();
        IdentityHashMap<Question, Forecast> spoken = answers(asked, networks::speaking);
        IdentityHashMap<Question, Forecast> shadows = answers(asked, networks::shadow);
        return questions.stream()
                .map(question -> forecast(
                        question,
                        new Views(
                                Optional.ofNullable(spoken.get(question)), Optional.ofNullable(shadows.get(question)))))
                .toList();
    }

    /** Asks each network all its questions at once; answers by question. */
    private IdentityHashMap<Question, Forecast> answers(
            List<Question> asked, Function<String, Optional<LstmForecaster>> of) {
        IdentityHashMap<Question, Forecast> answers = new IdentityHashMap<>();
        for (LstmForecaster network : networks.all()) {
            List<Question> its = asked.stream()
                    .filter(question -> of.apply(question.seriesId()).equals(Optional.of(network)))
                    .toList();
            List<Forecast> forecasts = network.forecast(
                    its.stream().map(question -> question.history().track()).toList(), Coverage.STANDARD);
            for (int i = 0; i < its.size(); i++) {
                answers.put(its.get(i), forecasts.get(i));
            }
        }
        return answers;
    }

    /** Only where it has a share: an answer of the network costs more than all other work on a series. */
    private boolean asksNetwork(Question question) {
        return networks.champion().isPresent()
                && question.selection().candidates().stream()
                        .anyMatch(candidate -> candidate.label().equals(LstmForecaster.NAME) && candidate.share() > 0);
    }

    private SeriesForecast forecast(Question question, Views views) {
        Selection selection = question.selection();
        Profile profile = question.history().profile();
        double[] weights = selection.weights();
        List<SeriesForecast.Member> members = new ArrayList<>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            Candidate candidate = selection.candidates().get(i);
            Optional<Forecast> view = candidate
                    .model()
                    .map(model -> stretched(model.update(question.newest()), selection, profile))
                    .or(views::spoken);
            members.add(new SeriesForecast.Member(
                    candidate.label(), view, version(question, candidate), weights[i], candidate.error()));
        }
        SeriesForecast answer = answer(profile, members);
        return views.spoken().isEmpty() ? answer : onTrial(question.seriesId(), answer, views.shadow());
    }

    /** Adds what a trial needs: the champion's view without a say, and the series' place in it. */
    private SeriesForecast onTrial(String seriesId, SeriesForecast answer, Optional<Forecast> shadow) {
        List<SeriesForecast.Member> members = new ArrayList<>(answer.members());
        shadow.ifPresent(view -> members.add(new SeriesForecast.Member(
                LstmForecaster.NAME, shadow, version(networks.shadow(seriesId)), 0, Double.NaN)));
        return new SeriesForecast(answer.answer(), answer.label(), members, networks.trial(seriesId));
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
                    members,
                    Optional.empty());
        }
        double sum = heard.stream().mapToDouble(SeriesForecast.Member::weight).sum();
        List<WeightedForecast> parts = heard.stream()
                .map(member -> new WeightedForecast(
                        member.forecast().orElseThrow(), sum > 0 ? member.weight() / sum : 1.0 / heard.size()))
                .toList();
        return new SeriesForecast(
                Doubt.widen(profile, WeightedForecast.average(ENSEMBLE, parts)), ENSEMBLE, members, Optional.empty());
    }

    private String version(Question question, Candidate candidate) {
        return candidate.label().equals(LstmForecaster.NAME)
                ? version(networks.speaking(question.seriesId()))
                : METHODS_VERSION;
    }

    private static String version(Optional<LstmForecaster> network) {
        return network.map(lstm -> lstm.metadata().version()).orElse("");
    }
}
