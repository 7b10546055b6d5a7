package org.bitebudget.price.domain.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where is kept what a subject's rules and products are. */
public interface SubjectStore extends IndexPages {

    Subject subject();

    void subject(Subject subject);

    /** The rule of that key, if the subject has it. */
    Optional<AlertRule> rule(String key);

    void rule(AlertRule rule);

    void dropRule(String key);

    /** What is known of a product. */
    Optional<Lane> lane(String lane);

    void lane(String lane, Lane known);

    /** Forgets all products. */
    void dropLanes();

    /** What a rule is about to tell of a product. */
    Optional<Held> held(String lane, String ruleKey);

    void held(String lane, String ruleKey, Held held);

    void dropHeld(String lane, String ruleKey);

    /** Products of which something is held. */
    List<String> quietLanes();

    void quietLane(String lane, boolean quiet);

    /** Asks to be woken when a quiet time is over. */
    void wakeAt(Instant moment);
}
