package org.bitebudget.platform.architecture.example;

/** Stands for an app's main class in the tests of the layer rules. */
public final class ExampleMain {

    public static final String SETTING = String.valueOf(1);

    private ExampleMain() {}
}
