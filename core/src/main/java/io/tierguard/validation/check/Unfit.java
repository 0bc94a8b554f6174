package io.tierguard.validation.check;

/**
 * Why a constraint could not be checked. It goes along with the violation that stands in its place.
 *
 * @param why the reason
 * @param validator the simple name of the class that should have checked it
 */
record Unfit(Why why, String validator) {
    enum Why {
        /** It can't be checked on a value of that type. */
        TYPE,
        /** The class threw an exception. */
        THREW,
        /** No instance of the class could be made. */
        NOT_MADE,
        /** The value is too long, or takes too many steps. */
        TOO_COSTLY
    }
}
