package org.bitebudget.gateway.domain.command;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names for the leaderboard, drawn at random, so that nothing about a household can be read from one. */
public final class Pseudonym {

    private static final List<String> ADJECTIVES = List.of(
            "Amber", "Brave", "Bright", "Calm", "Clever", "Coral", "Crisp", "Daring", "Deep", "Eager", "Early", "Fair",
            "Fleet", "Gentle", "Golden", "Green", "Happy", "Hidden", "Honest", "Keen", "Kind", "Lively", "Lucky",
            "Mellow", "Merry", "Mild", "Noble", "Patient", "Quick", "Quiet", "Rapid", "Rosy", "Silent", "Silver",
            "Smooth", "Steady", "Sunny", "Swift", "Warm", "Wise");
    private static final List<String> ANIMALS = List.of(
            "Badger",
            "Bear",
            "Beaver",
            "Bison",
            "Crane",
            "Deer",
            "Dolphin",
            "Eagle",
            "Falcon",
            "Finch",
            "Fox",
            "Gecko",
            "Hare",
            "Hawk",
            "Hedgehog",
            "Heron",
            "Ibex",
            "Jay",
            "Kestrel",
            "Koala",
            "Lark",
            "Lynx",
            "Marten",
            "Mole",
            "Moose",
            "Newt",
            "Otter",
            "Owl",
            "Panda",
            "Puffin",
            "Raven",
            "Robin",
            "Seal",
            "Sparrow",
            "Squirrel",
            "Stork",
            "Swan",
            "Tern",
            "Turtle",
            "Wren");
    private static final int NUMBERS = 10_000;

    private Pseudonym() {}

    /** One of 16 million names. */
    public static String draw(RandomGenerator random) {
        return "%s %s %04d"
                .formatted(
                        ADJECTIVES.get(random.nextInt(ADJECTIVES.size())),
                        ANIMALS.get(random.nextInt(ANIMALS.size())),
                        random.nextInt(NUMBERS));
    }
}
