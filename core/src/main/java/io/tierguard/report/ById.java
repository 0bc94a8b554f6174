package io.tierguard.report;

import java.util.Comparator;

/** The order of findings that weigh the same: by id, and for one id in the order in which they were found. */
final class ById implements Comparator<Finding> {
    @Override
    public int compare(Finding one, Finding other) {
        return one.problem().id().id().compareTo(other.problem().id().id());
    }
}
