package io.tierguard.testing;

/**
 * What moto does otherwise than AWS. The fake does as AWS does; each difference is asserted of moto too, so that it's heard
 * of when moto mends it.
 */
enum Difference {
    /** AWS answers every refusal of the service with 400; moto wrote down what the word means to HTTP. */
    NOT_FOUND_IS_404,

    /** AWS takes 20 ids; moto checks no lengths. */
    ANY_NUMBER_OF_IDS,

    /** A secret without a current value is one of AWS's {@code Errors}; in moto the whole batch is not found. */
    ONE_WITHOUT_VALUE_FAILS_THE_BATCH,

    /** AWS reads no secret that is scheduled for deletion when it's filtered for; moto meets it, and the batch fails. */
    DELETED_ONE_FAILS_A_FILTERED_BATCH,

    /** AWS refuses a name with a character that none can have; moto looks for it, and finds nothing. */
    ANY_NAME_IS_LOOKED_FOR,

    /** AWS keeps no other version's label but those of the new one; moto takes all labels of the one that was current. */
    LOST_LABELS_OF_THE_PREVIOUS,

    /** A value of nothing is no value to AWS, and refused; moto makes a secret without one. */
    EMPTY_VALUE_IS_NONE
}
