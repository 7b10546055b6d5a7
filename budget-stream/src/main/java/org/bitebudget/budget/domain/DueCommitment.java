package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A commitment on one of its days.
 *
 * @param id names the commitment within the plan
 * @param category planned category it is paid from
 * @param date local day it is due
 * @param minor minor units
 * @param paidOn the day whose spending met it, see {@link Reservations}; empty while it is open, and if it was never met
 */
public record DueCommitment(String id, String category, LocalDate date, long minor, Optional<LocalDate> paidOn) {}
