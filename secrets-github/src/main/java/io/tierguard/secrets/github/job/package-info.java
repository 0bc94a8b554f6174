/** What a job was handed, and why it may lack the rest. */
@NullMarked
package io.tierguard.secrets.github.job;

import org.jspecify.annotations.NullMarked;
