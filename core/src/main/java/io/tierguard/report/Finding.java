package io.tierguard.report;

import io.tierguard.model.Problem;
import io.tierguard.model.Severity;

/**
 * A problem, with what it weighs in the tier at hand.
 *
 * @param problem the problem
 * @param severity what it weighs
 * @param waived whether somebody has answered for it until a date
 */
public record Finding(Problem problem, Severity severity, boolean waived) {}
