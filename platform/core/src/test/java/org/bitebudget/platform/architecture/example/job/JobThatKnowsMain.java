package org.bitebudget.platform.architecture.example.job;

import org.bitebudget.platform.architecture.example.ExampleMain;

/** A job class that reaches outwards. */
public final class JobThatKnowsMain {

    /** What it took from main. */
    public String setting() {
        return ExampleMain.SETTING;
    }
}
