/** Brings the programs that no class path can hold onto this machine: from Maven's local repository and from npm. */
package org.bitebudget.embedded.parts;
