package io.tierguard.mask;

import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the log of a job of GitHub Actions must not show, and what of it can't be masked: of each value that the contract has
 * as a secret, or that is a URL with a password, and that the runner doesn't know already. Immutable.
 */
public final class Masks {
    private static final String COMMAND = "::add-mask::";

    private final Set<String> texts;
    private final List<Problem> problems;

    private Masks(Set<String> texts, List<Problem> problems) {
        this.texts = Collections.unmodifiableSet(texts);
        this.problems = List.copyOf(problems);
    }

    /** Returns what is to be masked of a configuration, be it accepted or refused. */
    public static Masks of(Checked checked) {
        Set<String> texts = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : checked.settings()) {
            if (isToBeMasked(setting)) {
                Parts parts = new Parts(texts);
                parts.add(setting.text());
                if (parts.tooShort() > 0) {
                    problems.add(tooShort(setting, parts.tooShort()));
                }
            }
        }
        return new Masks(texts, problems);
    }

    private static boolean isToBeMasked(Setting setting) {
        // A port or a word that a secret manager keeps beside the secrets would be starred in every line of the log.
        return setting.value() != null && setting.isSecret() && !isKnownToTheJob(setting.place());
    }

    /**
     * What a default says, everyone can read. Of a variable nobody can tell whether the runner made it of a secret, which it
     * masks, or an earlier step wrote it to GITHUB_ENV, which it doesn't: it is left to whoever set it.
     */
    private static boolean isKnownToTheJob(Origin origin) {
        return origin instanceof Origin.Job || origin.layer() == Layer.ENVIRONMENT || origin.layer() == Layer.DEFAULT;
    }

    private static Problem tooShort(Setting setting, int parts) {
        return Problem.of(
                        ProblemId.GITHUB_MASK_TOO_SHORT,
                        parts + (parts == 1 ? " part of " : " parts of ") + setting.key()
                                + (parts == 1 ? " is" : " are") + " too short to be masked in the job's log")
                .key(setting.key())
                .at(setting.place())
                .because("a mask that short would hit what is no secret, and so tell what the secret is")
                .fix("use a longer secret, or see to it that nothing prints it");
    }

    /** Returns the texts to mask, each of them once. They are secrets. */
    Set<String> texts() {
        return texts;
    }

    /** Returns a problem for each key of which something can't be masked. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the commands for these texts, each in a line of its own, in UTF-8 as the runner reads it. The first of them begins a
     * line, whatever was printed before: in the middle of a line it would not be a command, and the secret would be printed.
     */
    static byte[] commands(Collection<String> texts) {
        StringBuilder commands = new StringBuilder();
        for (String text : texts) {
            commands.append('\n').append(COMMAND);
            escape(text, commands);
        }
        // Half a surrogate pair becomes a question mark here, as it does in whatever Java prints.
        return commands.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '%' -> to.append("%25");
                case '\r' -> to.append("%0D");
                case '\n' -> to.append("%0A");
                default -> to.append(c);
            }
        }
    }

    /** Returns nothing of what is masked. */
    @Override
    public String toString() {
        return "masks";
    }
}
