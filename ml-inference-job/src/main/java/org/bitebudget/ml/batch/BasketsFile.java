package org.bitebudget.ml.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.forecast.csv.CsvFiles;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Shopper;

/**
 * Basket histories, one shopper a line: {@code {"user":…,"history":[[item,…],…],"next":[item,…] or null}}. Users and items are numbers or texts and
 * go out as they came in.
 */
public final class BasketsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> users = new ArrayList<>();
    private final List<Shopper> shoppers = new ArrayList<>();
    private final Map<JsonNode, Integer> numbers = new LinkedHashMap<>();

    private BasketsFile() {}

    /**
     * Reads a file whole.
     *
     * @param file plain or packed with xz (name ends in {@code .xz})
     * @throws IOException if it can't be read or a line isn't of that form or names a user again; the message names the line
     */
    public static BasketsFile read(Path file) throws IOException {
        BasketsFile baskets = new BasketsFile();
        Set<JsonNode> known = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(CsvFiles.reader(file))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (!line.isBlank()) {
                    baskets.add(file + ", line " + number + ": ", line, known);
                }
            }
        }
        if (baskets.shoppers.isEmpty()) {
            throw new IOException(file + " has no shoppers");
        }
        return baskets;
    }

    private void add(String where, String line, Set<JsonNode> known) throws IOException {
        JsonNode shopper;
        try {
            shopper = JSON.readTree(line);
        } catch (IOException e) {
            throw new IOException(where + "no JSON: " + e.getMessage(), e);
        }
        JsonNode user = shopper.path("user");
        if (!user.isValueNode() || user.isNull()) {
            throw new IOException(where + "\"user\" must be a number or a text");
        }
        if (!known.add(user)) {
            throw new IOException(where + "user " + user + " appears twice");
        }
        JsonNode history = shopper.path("history");
        if (!history.isArray()) {
            throw new IOException(where + "\"history\" must be a list of baskets");
        }
        List<Basket> baskets = new ArrayList<>();
        for (JsonNode basket : history) {
            baskets.add(basket(where + "\"history\"", basket));
        }
        JsonNode next = shopper.path("next");
        boolean unknown = next.isMissingNode() || next.isNull() || next.isEmpty();
        users.add(user);
        shoppers.add(new Shopper(baskets, unknown ? Optional.empty() : Optional.of(basket(where + "\"next\"", next))));
    }

    private Basket basket(String where, JsonNode items) throws IOException {
        if (!items.isArray()) {
            throw new IOException(where + " must hold lists of items");
        }
        int[] basket = new int[items.size()];
        for (int i = 0; i < basket.length; i++) {
            if (!items.get(i).isValueNode() || items.get(i).isNull()) {
                throw new IOException(where + ": an item must be a number or a text, not " + items.get(i));
            }
            Integer known = numbers.putIfAbsent(items.get(i), numbers.size());
            basket[i] = known == null ? numbers.size() - 1 : known;
        }
        return Basket.of(basket);
    }

    /** The shoppers, in the file's order; their items have numbers. */
    public List<Shopper> shoppers() {
        return List.copyOf(shoppers);
    }

    /** How many different items there are. */
    public int items() {
        return numbers.size();
    }

    /** The items as texts, by number. */
    public List<String> itemTexts() {
        return numbers.keySet().stream().map(JsonNode::asText).toList();
    }

    /** The items as products that are known by nothing but their texts, by number. */
    public Assortment assortment() {
        return new Assortment(itemTexts().stream()
                .map(text -> new Product(text, text, Optional.empty()))
                .toList());
    }

    /**
     * Writes a line {@code {"user":…,"items":[…]}} for each shopper, in the file's order; the file appears whole or not at all.
     *
     * @param recommended numbers of items for each shopper, best first
     */
    public void write(Path file, List<List<Integer>> recommended) throws IOException {
        List<JsonNode> items = List.copyOf(numbers.keySet());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part)) {
            for (int i = 0; i < users.size(); i++) {
                ObjectNode line = JSON.createObjectNode();
                line.set("user", users.get(i));
                recommended.get(i).forEach(item -> line.withArray("items").add(items.get(item)));
                line.withArray("items");
                out.append(JSON.writeValueAsString(line)).append('\n');
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
