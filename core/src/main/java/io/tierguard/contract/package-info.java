/**
 * What the application needs: plain data, made in one place, and held against what was said.
 *
 * <h2>Data, not reflection</h2>
 *
 * <p>A {@link io.tierguard.contract.Contract} is a list of {@link io.tierguard.contract.KeySpec}s and knows no record.
 * {@link io.tierguard.contract.RecordContract} is the one class that reads annotations; whatever else can build the same
 * list, a file or generated code, gives the same checks.
 */
@NullMarked
package io.tierguard.contract;

import org.jspecify.annotations.NullMarked;
