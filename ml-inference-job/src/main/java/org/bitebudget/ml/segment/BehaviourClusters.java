package org.bitebudget.ml.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.ml.domain.segment.Feature;
import org.bitebudget.ml.domain.segment.Segment;
import org.bitebudget.ml.domain.segment.Spending;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Groups households by k-means (k = 5, k-means++ with a fixed seed) over standardised features. Spending is taken as the logarithm of its ratio to
 * the median of its currency, so that currencies can be compared.
 */
public final class BehaviourClusters {

    /** Fewer households than this give no groups worth a name: ten for each. */
    public static final int FEWEST = 10 * Segment.COUNT;

    private static final int ITERATIONS = 100;
    private static final long SEED = 20_261_122L;

    private BehaviourClusters() {}

    /**
     * The groups, by name; fewer than five where households differ too little.
     *
     * @throws IllegalArgumentException if there are fewer than {@link #FEWEST} households
     */
    public static Map<Segment, List<Spending>> of(List<Spending> households) {
        if (households.size() < FEWEST) {
            throw new IllegalArgumentException("behaviour segments need at least " + FEWEST
                    + " households with a planned month, there are " + households.size());
        }
        double[][] points = standardised(households);
        ClusteringFactory factory = new ClusteringFactory();
        MutableDataset<ClusterID> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("spending", factory), factory);
        Arrays.stream(points).forEach(point -> data.add(example(point)));
        KMeansModel model = new KMeansTrainer(
                        Segment.COUNT, ITERATIONS, new L2Distance(), Initialisation.PLUSPLUS, 1, SEED)
                .train(data);
        // by group; one that no household came to is not there
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < points.length; i++) {
            int group = model.predict(example(points[i])).getOutput().getID();
            members.computeIfAbsent(group, id -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> groups = List.copyOf(members.values());
        Map<Segment, List<Spending>> named = new LinkedHashMap<>();
        Segment.named(groups.stream().map(group -> means(group, points)).toList())
                .forEach((segment, group) -> named.put(
                        segment, groups.get(group).stream().map(households::get).toList()));
        return named;
    }

    /** The middle of a feature over a group. */
    public static double median(List<Spending> group, Feature feature) {
        double[] sorted = group.stream().mapToDouble(feature::of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static ArrayExample<ClusterID> example(double[] point) {
        String[] names = Arrays.stream(Feature.values()).map(Feature::key).toArray(String[]::new);
        return new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, point);
    }

    /** Of the standardised points, since amounts of several currencies have no mean. */
    private static Map<Feature, Double> means(List<Integer> group, double[][] points) {
        Map<Feature, Double> means = new EnumMap<>(Feature.class);
        Feature[] features = Feature.values();
        for (int f = 0; f < features.length; f++) {
            int column = f;
            double mean =
                    group.stream().mapToDouble(i -> points[i][column]).average().orElseThrow();
            means.put(features[f], mean);
        }
        return means;
    }

    private static double[][] standardised(List<Spending> households) {
        Map<String, Double> usual = households.stream()
                .collect(Collectors.groupingBy(
                        Spending::currency,
                        Collectors.collectingAndThen(
                                Collectors.toList(), group -> median(group, Feature.MONTHLY_SPENDING))));
        double[][] points = new double[households.size()][Feature.values().length];
        Feature[] features = Feature.values();
        for (int f = 0; f < features.length; f++) {
            Feature feature = features[f];
            double[] column = households.stream()
                    .mapToDouble(household -> feature == Feature.MONTHLY_SPENDING
                            ? Math.log((1 + household.monthly()) / (1 + usual.get(household.currency())))
                            : feature.of(household))
                    .toArray();
            double mean = Arrays.stream(column).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(column)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow());
            for (int i = 0; i < column.length; i++) {
                points[i][f] = deviation > 0 ? (column[i] - mean) / deviation : 0;
            }
        }
        return points;
    }
}
