package io.tierguard.mask;

import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the runner of a job what to mask. Prints nothing anywhere but in a job: there it would be the leak itself. */
public final class Masking {
    private final PrintStream out;
    private final boolean remembers;
    private Set<String> printed = Set.of();

    private Masking(PrintStream out, boolean remembers) {
        this.out = out;
        this.remembers = remembers;
    }

    /** Returns a masking that prints there, and that several threads may use. */
    public static Masking on(PrintStream out) {
        return new Masking(out, false);
    }

    /** Returns a masking for loads that follow each other, one at a time: it prints what the load before it didn't have. */
    public Masking following() {
        return new Masking(out, true);
    }

    /**
     * Prints the masks, if these are the variables of a job, and returns what can't be masked. A stream that can't be written to
     * throws nothing, as ever: what would be read from it is not read either.
     */
    public List<Problem> mask(Checked checked, Map<String, String> environment) {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return List.of();
        }
        Masks masks = Masks.of(checked);
        List<String> anew = new ArrayList<>(masks.texts());
        anew.removeAll(printed);
        if (!anew.isEmpty()) {
            byte[] commands = Masks.commands(anew);
            out.write(commands, 0, commands.length); // whole: no other thread can print in the middle of a line
            out.flush();
        }
        if (remembers) {
            printed = masks.texts();
        }
        return masks.problems();
    }
}
