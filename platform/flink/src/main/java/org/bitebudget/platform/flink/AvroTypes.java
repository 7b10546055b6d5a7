package org.bitebudget.platform.flink;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.bitebudget.platform.avro.GeneratedCoders;
import org.bitebudget.schema.TrustedClasses;

/** Flink types of Avro records: streams and state of these evolve by Avro's rules and never fall back to Kryo. */
public final class AvroTypes {

    static {
        TrustedClasses.install();
    }

    private AvroTypes() {}

    /** The type of an event or a state record generated from its schema. */
    public static <T extends SpecificRecordBase> TypeInformation<T> of(Class<T> type) {
        GeneratedCoders.of(type);
        return new AvroTypeInfo<>(type);
    }

    /** Keyed state that holds one record; the name is part of every savepoint, so it never changes. */
    public static <T extends SpecificRecordBase> ValueStateDescriptor<T> state(String name, Class<T> type) {
        return new ValueStateDescriptor<>(name, of(type));
    }
}
