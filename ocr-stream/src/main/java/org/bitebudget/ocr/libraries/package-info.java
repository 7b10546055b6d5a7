/** Native libraries that come in jars. */
package org.bitebudget.ocr.libraries;
