package org.bitebudget.schema;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro instantiates only classes it was told to trust, since a schema from outside could name any. Ours are those of
 * {@code org.bitebudget}; whoever reads them calls {@link #install} from a static initialiser.
 */
public final class TrustedClasses {

    private static final ClassSecurityPredicate OURS = type -> type.getName().startsWith("org.bitebudget.");

    private TrustedClasses() {}

    /** Adds our classes to the trusted ones of this JVM; any number of calls does the same as one. */
    public static synchronized void install() {
        ClassSecurityPredicate trusted = ClassSecurityValidator.getGlobal();
        if (!trusted.isTrusted(TrustedClasses.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(trusted, OURS));
        }
    }
}
