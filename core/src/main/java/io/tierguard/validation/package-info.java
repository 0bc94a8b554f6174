/**
 * Jakarta Bean Validation: constraints on the record are checked by Hibernate Validator, with the tier as group.
 *
 * <p>Both libraries are optional. Nothing here is loaded for a record that has no constraints.
 */
@NullMarked
package io.tierguard.validation;

import org.jspecify.annotations.NullMarked;
