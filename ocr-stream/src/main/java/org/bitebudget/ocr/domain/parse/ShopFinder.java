package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;
import org.bitebudget.platform.text.Fold;

/**
 * Finds the shop's name. What passes spell almost alike is counted together, and each word is spelled as the passes do
 * most surely.
 */
final class ShopFinder {

    private static final double OWN_LANGUAGE = 0.2;
    private static final double OWN_SPELLING = 0.35;
    private static final double PRINTED_AGAIN = 0.5;
    private static final double LEAST_SCORE = 1.2;
    private static final double LEAST_WHOLE = 0.6;
    private static final int BRAND_LETTERS = 4;
    private static final int LETTERS_PER_ERROR = 5;
    private static final int LEAST_LETTERS = 3;
    private static final double SIGN_HEIGHT = 1.6;
    private static final double SIGN_CONFIDENCE = 0.85;

    private final Language language;
    private final boolean agreement;

    /**
     * A finder for receipts of a language.
     *
     * @param agreement whether passes are counted together; otherwise the first one that has a name decides
     */
    ShopFinder(Language language, boolean agreement) {
        this.language = language;
        this.agreement = agreement;
    }

    /** The shop; its name is null where none was found. */
    ReadShop find(List<PassFindings> passes) {
        List<Candidate> candidates = new ArrayList<>();
        for (PassFindings pass : agreement ? passes : passes.subList(0, Math.min(1, passes.size()))) {
            ShopRowScore scores = new ShopRowScore(language, pass.rows());
            Set<String> inThisPass = new HashSet<>();
            for (PrintedRow row : pass.rows()) {
                if (!scores.isPossible(row)) {
                    continue;
                }
                ShopName name = ShopName.at(pass.rows(), row);
                String key = Fold.text(name.value());
                if (Fold.letters(key).length() >= LEAST_LETTERS && inThisPass.add(key)) {
                    double score = scores.of(row) * (0.1 + 0.9 * row.row().confidence());
                    candidates.add(new Candidate(key, name, row, score, pass.isReadAs(language), pass.rows()));
                }
            }
        }
        Optional<Candidate> best = best(candidates);
        Optional<ReadField<String>> sign =
                best.flatMap(name -> sign(name, candidates)).map(ShopName::field);
        Optional<ReadField<String>> name =
                best.map(found -> spelled(found, candidates).field());
        Optional<ReadField<String>> legal = best.filter(found -> found.row.has(LabelRole.LEGAL))
                .or(() -> best(candidates.stream()
                        .filter(candidate -> candidate.row.has(LabelRole.LEGAL))
                        .toList()))
                .map(found -> spelled(found, candidates).field());
        ShopContact contact = ShopContact.of(passes, language);
        return new ReadShop(
                name.orElse(null),
                legal.orElse(null),
                sign.or(() -> name.filter(found -> legal.isPresent() && !found.equals(legal.get())))
                        .orElse(null),
                contact.address(),
                contact.phone());
    }

    private static Optional<Candidate> best(List<Candidate> candidates) {
        Map<String, Double> scores = new HashMap<>();
        candidates.stream()
                .filter(candidate -> candidate.score > LEAST_SCORE)
                .forEach(candidate -> scores.merge(candidate.key, candidate.score, Double::sum));
        return scores.keySet().stream()
                .max(Comparator.comparingDouble((String key) -> scores.keySet().stream()
                                .filter(other -> alike(key, other))
                                .mapToDouble(scores::get)
                                .sum())
                        .thenComparing(key -> highest(key, candidates))
                        .thenComparing(Comparator.naturalOrder()))
                .flatMap(key -> candidates.stream()
                        .filter(candidate -> candidate.key.equals(key))
                        .max(Comparator.comparingDouble(candidate -> candidate.score)));
    }

    private static double highest(String key, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.key.equals(key))
                .mapToDouble(Candidate::score)
                .max()
                .orElse(0);
    }

    /** A name printed much larger right above the company's: its sign, by which people know the shop. */
    private Optional<ShopName> sign(Candidate name, List<Candidate> candidates) {
        if (!name.row.has(LabelRole.LEGAL)) {
            return Optional.empty();
        }
        int top = name.name.box().y();
        int height = name.row.row().height();
        return candidates.stream()
                .filter(candidate -> candidate.score > 0
                        && !candidate.row.has(LabelRole.LEGAL)
                        && candidate.name.words().size() <= 4
                        && candidate.row.row().confidence() >= SIGN_CONFIDENCE
                        && candidate.row.row().height() >= SIGN_HEIGHT * height
                        && candidate.name.box().page() == name.name.box().page()
                        && candidate.name.box().bottom() <= top + height / 2
                        && candidate.name.box().bottom() >= top - 3 * height)
                .max(Comparator.comparingDouble(candidate -> candidate.row.row().confidence()))
                .map(sign -> spelled(sign, candidates));
    }

    /** The name with each word as it is spelled most surely by passes that agree on the number of words. */
    private ShopName spelled(Candidate name, List<Candidate> candidates) {
        List<Candidate> alike = candidates.stream()
                .filter(other -> alike(name.key, other.key) && name.isBeside(other))
                .toList();
        ShopName surest = alike.stream()
                .max(Comparator.comparingDouble(Candidate::certainty).thenComparing(Candidate::key))
                .map(Candidate::name)
                .orElse(name.name);
        ShopName whole = whole(surest, candidates);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < whole.words().size(); i++) {
            words.add(surestWord(i, whole.words().size(), alike)
                    .orElse(whole.words().get(i)));
        }
        return whole.equals(surest) ? whole.spelled(words) : whole;
    }

    private static Optional<Word> surestWord(int place, int words, List<Candidate> alike) {
        Map<String, Double> certainty = new HashMap<>();
        Map<String, Candidate> spellings = new HashMap<>();
        for (Candidate candidate : alike) {
            if (candidate.name.words().size() == words) {
                String key = Fold.text(candidate.word(place).text());
                double again = candidate.isPrintedAgain(key) ? PRINTED_AGAIN : 0;
                certainty.merge(
                        key,
                        candidate.word(place).confidence() + (candidate.ownLanguage ? OWN_SPELLING : 0) + again,
                        Double::sum);
                spellings.merge(
                        key, candidate, (a, b) -> a.spellingCertainty(place) >= b.spellingCertainty(place) ? a : b);
            }
        }
        return certainty.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> spellings.get(entry.getKey()).word(place));
    }

    /** A name that goes on in the next row, or of which another pass saw more, is whole only with the rest. */
    private static ShopName whole(ShopName name, List<Candidate> candidates) {
        String start = Fold.text(name.value()) + " ";
        String end = " " + Fold.text(name.value());
        return candidates.stream()
                .filter(candidate -> (candidate.key.startsWith(start)
                                && candidate.name.rows() > name.rows()
                                && candidate.name.box().height() > name.box().height())
                        || (candidate.key.endsWith(end)
                                && candidate.name.confidence() >= LEAST_WHOLE
                                && candidate.name.box().x() < name.box().x()))
                .map(Candidate::name)
                .findFirst()
                .orElse(name);
    }

    private static boolean alike(String a, String b) {
        int limit = Math.max(1, Math.max(a.length(), b.length()) / LETTERS_PER_ERROR);
        return Fold.distance(a, b, limit) <= limit;
    }

    /** A row of a pass as a name. */
    private record Candidate(
            String key, ShopName name, PrintedRow row, double score, boolean ownLanguage, List<PrintedRow> rows) {

        boolean isBeside(Candidate other) {
            Box a = name.box();
            Box b = other.name.box();
            return a.page() == b.page() && a.y() < b.bottom() && b.y() < a.bottom();
        }

        double certainty() {
            return name.confidence() + (ownLanguage ? OWN_LANGUAGE : 0);
        }

        Word word(int place) {
            return name.words().get(place);
        }

        /** Accents are read with the data of their own language only. */
        double spellingCertainty(int place) {
            return word(place).confidence() + (ownLanguage ? 1 : 0);
        }

        boolean isPrintedAgain(String word) {
            return word.length() >= BRAND_LETTERS
                    && rows.stream()
                            .anyMatch(other -> other.index() != row.index()
                                    && other.joinedWords().contains(word));
        }
    }
}
