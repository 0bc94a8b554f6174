/** Reads a workflow of GitHub Actions, and holds what its jobs hand over against a contract. */
@NullMarked
package io.tierguard.cli.workflow;

import org.jspecify.annotations.NullMarked;
