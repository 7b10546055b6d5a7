package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.product.SizeToken.Kind;

/** Cuts a text into what sizes are made of. */
final class SizeScanner {

    private static final Pattern STEP = Pattern.compile("\\d+(?:[.,]\\d+)*|\\p{L}+|[^\\s.:]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:[.,]\\d{1,6})?");
    private static final Pattern FRACTION =
            Pattern.compile("(?<!\\d[.,/]?)(?:(\\d{1,2})[ -])?([1-7])/([2348])(?![\\d/])");
    private static final Pattern VULGAR = Pattern.compile("(?=[½¼¾⅓⅔⅛])");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> MONEY = Set.of("€", "$", "£");
    private static final Set<String> DASHES = Set.of("-", "–", "—");
    private static final Set<String> TIMES = Set.of("x", "×", "*");

    private final List<String> steps = new ArrayList<>();
    private final List<Boolean> attached = new ArrayList<>();

    private SizeScanner(String text) {
        Matcher matcher = STEP.matcher(text);
        int end = -1;
        while (matcher.find()) {
            steps.add(matcher.group());
            attached.add(matcher.start() == end);
            end = matcher.end();
        }
    }

    static List<SizeToken> scan(String text) {
        return new SizeScanner(folded(text)).tokens();
    }

    /** Lower case without accents; {@code 1 1/2} and {@code 1½} as {@code 1.5}. */
    private static String folded(String text) {
        String spaced = VULGAR.matcher(text.toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("'", "")
                        .replace("’", ""))
                .replaceAll(" ");
        String plain = MARKS.matcher(Normalizer.normalize(spaced, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('\u2044', '/');
        return plain.indexOf('/') < 0 ? plain : FRACTION.matcher(plain).replaceAll(SizeScanner::decimal);
    }

    private static String decimal(MatchResult fraction) {
        BigDecimal part =
                new BigDecimal(fraction.group(2)).divide(new BigDecimal(fraction.group(3)), new MathContext(4));
        BigDecimal whole = fraction.group(1) == null ? BigDecimal.ZERO : new BigDecimal(fraction.group(1));
        return part.compareTo(BigDecimal.ONE) < 0 ? whole.add(part).toPlainString() : fraction.group();
    }

    private List<SizeToken> tokens() {
        List<SizeToken> tokens = new ArrayList<>(steps.size());
        int at = 0;
        while (at < steps.size()) {
            int length = phrase(at);
            tokens.add(length > 0 ? word(at, length) : single(at));
            at += Math.max(1, length);
        }
        return tokens;
    }

    /** How many steps from here on are one known phrase; 0 for none. */
    private int phrase(int at) {
        if (!Character.isLetter(steps.get(at).charAt(0)) || TIMES.contains(steps.get(at))) {
            return 0;
        }
        if (!SizeWords.begins(steps.get(at))) {
            return 0;
        }
        for (int length = Math.min(SizeWords.LONGEST_PHRASE, steps.size() - at); length > 0; length--) {
            if (!SizeWords.of(joined(at, length)).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    private SizeToken word(int at, int length) {
        return new SizeToken(Kind.WORD, "", SizeWords.of(joined(at, length)), attached.get(at));
    }

    private String joined(int at, int length) {
        return length == 1 ? steps.get(at) : String.join(" ", steps.subList(at, at + length));
    }

    private SizeToken single(int at) {
        String step = steps.get(at);
        if (Character.isDigit(step.charAt(0))) {
            return NUMBER.matcher(step).matches() && isPlain(at)
                    ? new SizeToken(Kind.NUMBER, step, List.of(), attached.get(at))
                    : SizeToken.of(Kind.OTHER, attached.get(at));
        }
        return SizeToken.of(sign(step), attached.get(at));
    }

    /** Whether a number can be an amount: no price, no percentage, no part of a code such as B12, not below zero. */
    private boolean isPlain(int at) {
        boolean priced = at > 0 && MONEY.contains(steps.get(at - 1));
        String next = at + 1 < steps.size() ? steps.get(at + 1) : "";
        boolean attachedBefore = attached.get(at) && at > 0;
        boolean code =
                attachedBefore && Character.isLetter(steps.get(at - 1).charAt(0)) && !TIMES.contains(steps.get(at - 1));
        boolean negative = attachedBefore && at == 1 && DASHES.contains(steps.get(0));
        return !priced && !code && !negative && !MONEY.contains(next) && !next.equals("%");
    }

    private static Kind sign(String step) {
        if (TIMES.contains(step)) {
            return Kind.TIMES;
        }
        if (DASHES.contains(step)) {
            return Kind.DASH;
        }
        return switch (step) {
            case "/" -> Kind.SLASH;
            case "+" -> Kind.PLUS;
            case "=" -> Kind.EQUALS;
            default -> Kind.OTHER;
        };
    }
}
