package org.bitebudget.price.job.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.product.ProductLikeness;
import org.bitebudget.platform.product.ProductTerms;
import org.bitebudget.price.domain.identity.StoreProduct;
import org.bitebudget.state.IdentityMember;
import org.bitebudget.state.IdentityPosting;

/**
 * The products of one currency and size, found by the words of their names. Of a word the first {@link #MOST_OF_A_WORD}
 * products of one variant are found, of a name the first {@link #MOST_OF_A_NAME}.
 */
final class KnownProducts {

    static final int MOST_OF_A_WORD = 200;
    static final int MOST_OF_A_NAME = 16;

    private static final String NO_WORDS = "-";
    private static final String WHOLE_NAME = "=";
    private static final int MOST_READ_NAMES = 8_192;

    private final MapState<String, IdentityMember> members;
    private final MapState<String, IdentityPosting> postings;

    /** The same names are read again and again. */
    private final Map<String, ReadName> read = new LinkedHashMap<>(1 << 10, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReadName> eldest) {
            return size() > MOST_READ_NAMES;
        }
    };

    /**
     * A name and what its products are found by.
     *
     * @param whole equal for names that say the same, in whatever order; no word begins so
     * @param words what a product that may be the same is found by: a word, together with the variants and numbers, which are the same
     *     then
     */
    private record ReadName(ProductTerms terms, String whole, List<String> words) {

        static ReadName of(String name) {
            ProductTerms terms = ProductTerms.of(name);
            String whole = Stream.of(terms.words(), terms.types(), terms.variants(), terms.soft(), terms.numbers())
                    .map(ReadName::joined)
                    .collect(Collectors.joining("|", WHOLE_NAME, ""));
            String variant = joined(terms.variants()) + "|" + joined(terms.numbers());
            List<String> words = terms.words().isEmpty() ? List.of(NO_WORDS) : terms.words();
            return new ReadName(
                    terms,
                    whole,
                    words.stream().map(word -> word + "|" + variant).toList());
        }

        private static String joined(Collection<String> words) {
            return words.stream().sorted().collect(Collectors.joining(" "));
        }
    }

    KnownProducts(RuntimeContext context) {
        members = context.getMapState(
                new MapStateDescriptor<>("members", Types.STRING, AvroTypes.of(IdentityMember.class)));
        postings = context.getMapState(
                new MapStateDescriptor<>("postings", Types.STRING, AvroTypes.of(IdentityPosting.class)));
    }

    ProductTerms terms(String name) {
        return read(name).terms();
    }

    private ReadName read(String name) {
        return read.computeIfAbsent(name, ReadName::of);
    }

    Optional<IdentityMember> member(String key) throws Exception {
        return Optional.ofNullable(members.get(key));
    }

    void put(String key, IdentityMember member) throws Exception {
        members.put(key, member);
    }

    /** From now on the product is found by its name. */
    void postByName(String key, String name) throws Exception {
        ReadName said = read(name);
        post(key, said.whole(), MOST_OF_A_NAME);
        for (String word : said.words()) {
            post(key, word, MOST_OF_A_WORD);
        }
    }

    private void post(String key, String word, int most) throws Exception {
        List<String> known = posted(word);
        if (known.size() < most && !known.contains(key)) {
            List<String> keys = new ArrayList<>(known);
            keys.add(key);
            postings.put(word, new IdentityPosting(keys));
        }
    }

    /** Products whose names say the same, the product itself left out: nothing can be liker. */
    List<StoreProduct> namedAlike(String key, String name) throws Exception {
        List<String> keys = new ArrayList<>(posted(read(name).whole()));
        keys.remove(key);
        return products(keys);
    }

    /** The product itself, those whose names say the same, and those of its variant that share one of its rarest words: as many as one that is like it must have one of. */
    List<StoreProduct> sharingWords(String key, String name) throws Exception {
        ReadName said = read(name);
        Set<String> keys = new LinkedHashSet<>();
        if (members.contains(key)) {
            keys.add(key);
        }
        keys.addAll(posted(said.whole()));
        List<List<String>> byWord = new ArrayList<>();
        for (String word : said.words()) {
            byWord.add(posted(word));
        }
        byWord.sort(Comparator.comparingInt(List::size));
        byWord.stream()
                .limit(1L + ProductLikeness.wordsThatMayLack(said.terms()))
                .flatMap(List::stream)
                .forEach(keys::add);
        return products(keys);
    }

    private List<StoreProduct> products(Iterable<String> keys) throws Exception {
        List<StoreProduct> products = new ArrayList<>();
        for (String key : keys) {
            IdentityMember member = members.get(key);
            products.add(new StoreProduct(
                    key,
                    member.getStore(),
                    terms(member.getName()),
                    Optional.ofNullable(member.getBarcodeId()),
                    Optional.of(member.getCanonicalProductId()),
                    member.getAlone()));
        }
        return products;
    }

    private List<String> posted(String word) throws Exception {
        IdentityPosting posting = postings.get(word);
        return posting == null ? List.of() : posting.getMembers();
    }
}
