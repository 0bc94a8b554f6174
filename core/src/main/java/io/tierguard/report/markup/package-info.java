/** How text from outside is written so that it stays text, in JSON and in Markdown; also for the command line. */
@NullMarked
package io.tierguard.report.markup;

import org.jspecify.annotations.NullMarked;
