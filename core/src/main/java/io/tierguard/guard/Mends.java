package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import java.util.Locale;

/** What to do about a setting, in words that fit where its value came from. */
final class Mends {
    private Mends() {}

    /** Returns how to turn a switch to its other side. */
    static String flip(Setting setting, Tier tier) {
        String other = switch (setting.text().toLowerCase(Locale.ROOT)) {
            case "true" -> "false";
            case "false" -> "true";
            case "on" -> "off";
            case "off" -> "on";
            case "yes" -> "no";
            case "no" -> "yes";
            case "1" -> "0";
            default -> "1";
        };
        String fix = "set " + setting.key() + "=" + other;
        String fallback = setting.spec().presence().defaults().get(tier);
        boolean removable = setting.place().layer() != Layer.DEFAULT && other.equals(fallback);
        return removable ? fix + ", or remove it (it defaults to " + other + ")" : fix;
    }

    /** Returns how to give a setting a fit value. */
    static String set(Setting setting, String what) {
        return "set " + setting.key() + " to " + what;
    }
}
