/** What has the constraints of a record checked; the one package that knows Bean Validation and Hibernate Validator. */
@NullMarked
package io.tierguard.validation.check;

import org.jspecify.annotations.NullMarked;
