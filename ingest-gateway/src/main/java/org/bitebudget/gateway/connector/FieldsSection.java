package org.bitebudget.gateway.connector;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.gateway.domain.connector.AnswerShape;
import org.bitebudget.gateway.domain.connector.FieldRule;
import org.bitebudget.gateway.domain.connector.FieldRule.Notation;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;

/** Reads the section {@code fields} of an adapter file. */
final class FieldsSection {

    private FieldsSection() {}

    /** The columns that the section {@code fields} of a file declares. */
    static Map<Column, FieldRule> read(YamlSection file, Optional<AnswerShape> answer) {
        Map<Column, FieldRule> rules = new EnumMap<>(Column.class);
        file.neededSection("fields").ifPresent(section -> {
            for (String key : section.keys()) {
                Optional<Column> column = Column.named(key);
                Optional<FieldRule> rule = rule(section, key);
                if (column.isEmpty()) {
                    section.fault(key, "is no column of a feed");
                } else {
                    rule.ifPresent(found -> {
                        checkField(section, key, column.get(), found, answer);
                        rules.put(column.get(), found);
                    });
                }
            }
            for (Column needed : List.of(Column.PRODUCT_ID, Column.PRODUCT_NAME, Column.PRICE)) {
                if (!rules.containsKey(needed)) {
                    file.fault("fields", "lacks " + needed.wireName());
                }
            }
            if (!file.keys().contains("currency") && !rules.containsKey(Column.CURRENCY)) {
                file.fault("fields", "lacks currency, and the file names none for all rows");
            }
        });
        return rules;
    }

    private static Optional<FieldRule> rule(YamlSection fields, String key) {
        if (!fields.isSection(key)) {
            List<String> paths = fields.texts(key);
            return paths.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FieldRule(paths, Optional.empty(), Optional.empty(), Notation.PLAIN));
        }
        YamlSection section = fields.section(key).orElseThrow();
        List<String> paths = section.texts("path");
        Optional<String> constant = section.text("text");
        if (paths.isEmpty() == constant.isEmpty()) {
            fields.fault(key, "expected either path or text");
        }
        Optional<Pattern> match = section.read("match", "a regular expression", Pattern::compile);
        Notation notation = section.read(
                        "number",
                        "plain, decimal_point, decimal_comma or minor_units",
                        text -> Notation.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Notation.PLAIN);
        section.finish();
        return Optional.of(new FieldRule(paths, constant, match, notation));
    }

    private static void checkField(
            YamlSection section, String key, Column column, FieldRule rule, Optional<AnswerShape> answer) {
        boolean price = column == Column.PRICE || column == Column.LIST_PRICE;
        if (rule.notation() != Notation.PLAIN && !price) {
            section.fault(key, "number is for price and list_price");
        }
        answer.ifPresent(shape -> rule.paths().forEach(path -> PathSyntax.fault(shape.format(), path, true)
                .ifPresent(reason -> section.fault(key, reason))));
    }
}
