/** Behaviour segments: how households are described, and what a group of them is called. Plain Java. */
package org.bitebudget.ml.domain.segment;
