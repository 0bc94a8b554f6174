package io.tierguard.cli.run;

import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables that a command is started with: the keys of the contract that are set, the tier, and of the rest what every
 * process needs of its system. A variable that the contract doesn't know may hold anything, such as a secret of another
 * tier, so it stays behind unless it is asked for.
 */
public final class ChildEnvironment {
    private static final String TIER = "APP_TIER";

    /** Where programs and files are, who and where this is, and how to talk to a person. */
    private static final Set<String> SYSTEM = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "PWD",
            "HOSTNAME",
            "TMPDIR",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TERM",
            "COLORTERM",
            "NO_COLOR",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR");

    private final Checked checked;
    private final Set<String> kept;
    private final boolean keepAll;

    /**
     * Returns a choice of variables.
     *
     * @param checked the configuration, which was accepted
     * @param kept the names of variables that are handed on although the contract doesn't know them
     * @param keepAll whether all are
     */
    public ChildEnvironment(Checked checked, Set<String> kept, boolean keepAll) {
        this.checked = checked;
        this.kept = Set.copyOf(kept);
        this.keepAll = keepAll;
    }

    /** Returns the variables for a command, secrets among them. */
    public Map<String, String> from(Map<String, String> inherited) {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, String> variable : inherited.entrySet()) {
            if (isHandedOn(variable.getKey())) {
                variables.put(variable.getKey(), variable.getValue());
            }
        }
        // So that a command which uses Tierguard itself comes to the same tier, whatever told it here.
        variables.put(TIER, checked.tier().label());
        for (Setting setting : checked.settings()) {
            String name = setting.key().name();
            if (!setting.text().isEmpty()) {
                if (mayBeSet(setting)) {
                    variables.put(name, setting.text());
                }
            } else if (!name.equals(TIER)) {
                // An empty variable counts as missing here, and so it does for the command.
                variables.remove(name);
            }
        }
        return variables;
    }

    /** Returns the keys that are set, and not handed on, because a file or a default is not to steer a process. */
    public List<String> withheld() {
        List<String> withheld = new ArrayList<>();
        for (Setting setting : checked.settings()) {
            if (!setting.text().isEmpty() && !mayBeSet(setting)) {
                withheld.add(setting.key().name());
            }
        }
        return withheld;
    }

    private boolean isHandedOn(String name) {
        if (kept.contains(name)) {
            return true;
        }
        return keepAll ? !suppliesAnother(name) : isOfSystem(name);
    }

    /** Returns whether every process needs the variable of its system. */
    public static boolean isOfSystem(String name) {
        return SYSTEM.contains(name) || name.startsWith("LC_");
    }

    /** Its value is handed on under the name of the key already, or is that of another tier. */
    private boolean suppliesAnother(String name) {
        if (checked.setting(name) != null) {
            return false;
        }
        for (Tier tier : Tier.values()) {
            String prefix = tier.name() + "_";
            if (name.startsWith(prefix) && checked.setting(name.substring(prefix.length())) != null) {
                return true;
            }
        }
        String file = "_FILE";
        return name.endsWith(file) && checked.setting(name.substring(0, name.length() - file.length())) != null;
    }

    /** What steers the process itself is for whoever starts it to say, not for a file, even where the contract knows it. */
    private boolean mayBeSet(Setting setting) {
        String name = setting.key().name();
        if (!ControlKeys.isControl(name)) {
            return true;
        }
        Origin origin = setting.origin();
        if (!(origin instanceof Origin.Variable) && !(origin instanceof Origin.Job)) {
            return false;
        }
        String variable = origin.location();
        return variable.equals(name) || variable.equals(checked.tier().name() + "_" + name);
    }
}
