/** What follows a series observation by observation, each in constant time: drift, widths of intervals, weights, intermittent demand. */
package org.bitebudget.forecast.online;
