package org.bitebudget.ml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.bitebudget.ml.domain.experiment.Verdict;

/** What a trial has shown so far. */
interface TrialEvidence {

    /** What models of the kind answer, in the plural. */
    String units();

    /** What follows. */
    Verdict verdict();

    /** Prints the figures for people. */
    void print(PrintWriter out);

    /** Adds the figures for programs. */
    void addTo(ObjectNode json);
}
