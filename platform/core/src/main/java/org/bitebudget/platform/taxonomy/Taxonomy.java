package org.bitebudget.platform.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The tree of grocery categories: departments and what lies below them, as {@code taxonomy.csv} lists them. */
public final class Taxonomy {

    /** The category of what belongs to no other, or to one that nobody knows. */
    public static final String UNCATEGORISED = "other.uncategorised";

    private final Map<String, Category> byId;
    private final Map<String, Category> byName;

    private Taxonomy(Map<String, Category> byId) {
        this.byId = Collections.unmodifiableMap(byId);
        this.byName = byName(byId.values());
    }

    /** The taxonomy that ships with the contracts, read once. */
    public static Taxonomy shipped() {
        return Shipped.TAXONOMY;
    }

    /**
     * Reads a taxonomy.
     *
     * @param csv columns {@code id,parent,name_en,name_es,name_de,off_id,bucket,essential,priority}
     * @throws IllegalArgumentException if an id stands twice, a parent is missing or comes later, or a value is not allowed
     */
    public static Taxonomy read(Reader csv) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<String, Category> byId = new LinkedHashMap<>();
        for (CSVRecord row : format.parse(csv)) {
            Category category = category(row);
            if (category.parentId() != null && !byId.containsKey(category.parentId())) {
                throw new IllegalArgumentException(category.id() + " comes before its parent " + category.parentId());
            }
            if (byId.put(category.id(), category) != null) {
                throw new IllegalArgumentException(category.id() + " stands twice");
            }
        }
        return new Taxonomy(byId);
    }

    /** All categories in the order of the file, departments before what lies below them. */
    public Collection<Category> categories() {
        return byId.values();
    }

    /** The departments. */
    public List<Category> departments() {
        return byId.values().stream()
                .filter(category -> category.parentId() == null)
                .toList();
    }

    /** The category of this id, if there is one. */
    public Optional<Category> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The category of this id or, whatever its case, of this name in English, Spanish or German, if just one is called so. */
    public Optional<Category> named(String text) {
        return find(text).or(() -> Optional.ofNullable(byName.get(folded(text))));
    }

    /**
     * The category of this id.
     *
     * @throws UnknownCategoryException if there is none
     */
    public Category category(String id) {
        return find(id).orElseThrow(() -> new UnknownCategoryException(id));
    }

    /**
     * The department the category lies in; a department lies in itself.
     *
     * @throws UnknownCategoryException if there is no such category
     */
    public Category department(String id) {
        Category category = category(id);
        return category.parent().map(this::department).orElse(category);
    }

    private static Map<String, Category> byName(Collection<Category> categories) {
        Map<String, Set<Category>> called = new HashMap<>();
        categories.forEach(category -> category.names().values().forEach(name -> called.computeIfAbsent(
                        folded(name), unseen -> new HashSet<>())
                .add(category)));
        called.values().removeIf(same -> same.size() > 1);
        return called.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, only -> only.getValue().iterator().next()));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Category category(CSVRecord row) {
        String parent = row.get("parent");
        int priority = Integer.parseInt(row.get("priority"));
        if (priority < 1 || priority > 5) {
            throw new IllegalArgumentException(row.get("id") + " has priority " + priority + ", not 1 to 5");
        }
        return new Category(
                row.get("id"),
                parent.isEmpty() ? null : parent,
                Map.of("en", row.get("name_en"), "es", row.get("name_es"), "de", row.get("name_de")),
                row.get("off_id"),
                Bucket.valueOf(row.get("bucket").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(row.get("essential")),
                priority);
    }

    private static final class Shipped {
        private static final Taxonomy TAXONOMY = load();

        private static Taxonomy load() {
            try (InputStream resource = Objects.requireNonNull(
                            Taxonomy.class.getResourceAsStream("/taxonomy.csv"), "resource taxonomy.csv");
                    Reader csv = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
                return read(csv);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the taxonomy", e);
            }
        }
    }
}
