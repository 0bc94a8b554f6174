/** What a job's log must not show: the lines of secrets, told to the runner of GitHub Actions before anything else is printed. */
@NullMarked
package io.tierguard.mask;

import org.jspecify.annotations.NullMarked;
