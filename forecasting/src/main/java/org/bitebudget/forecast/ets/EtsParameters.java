package org.bitebudget.forecast.ets;

/**
 * Smoothing parameters of the state-space form: how far level (α), trend (β) and season (γ) follow an error, and how much of the trend is left
 * after a step (φ). Parameters that a form doesn't have are 0, φ is 1.
 *
 * @param alpha in (0, 1)
 * @param beta in [0, α]
 * @param gamma in [0, 1 − α]
 * @param phi in (0, 1]
 */
record EtsParameters(double alpha, double beta, double gamma, double phi) {}
