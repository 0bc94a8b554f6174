/** The report: every finding as data, and last of all its text, its JSON and the explanation of single keys. */
@NullMarked
package io.tierguard.report;

import org.jspecify.annotations.NullMarked;
