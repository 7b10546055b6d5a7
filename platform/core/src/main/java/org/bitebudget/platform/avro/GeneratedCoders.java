package org.bitebudget.platform.avro;

import java.util.Arrays;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Has records read and written by the code that was generated into their classes, field by field, instead of by a walk over
 * their schema. The bytes are the same. Avro generates such code where no logical type is involved, which holds for state
 * and for the smaller parts of events.
 */
public final class GeneratedCoders {

    private GeneratedCoders() {}

    /** Avro's model of a generated class, with generated code in use from now on. */
    public static SpecificData of(Class<? extends SpecificRecord> type) {
        SpecificData model = SpecificData.getForClass(type);
        model.setCustomCoders(true);
        // Avro's fast reader would come before them, and it measures the schema of an array anew for each one it reads
        model.setFastReaderEnabled(!hasGeneratedCode(type));
        return model;
    }

    /** Whether Avro generated code for reading and writing the class. */
    static boolean hasGeneratedCode(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("customDecode"));
    }
}
