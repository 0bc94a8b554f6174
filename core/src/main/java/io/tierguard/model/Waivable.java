package io.tierguard.model;

import org.jspecify.annotations.Nullable;

/**
 * Which problems a waiver may answer for. The rule is said here and nowhere else; a problem that is not named here can't be
 * waived.
 */
public final class Waivable {
    private Waivable() {}

    /** Returns why no waiver may answer for the problem, or null where one may. */
    public static @Nullable String against(ProblemId id) {
        return switch (id.id()) {
            case "TG202", "TG204", "TG205" -> null;
            case "TG400", "TG401", "TG402", "TG403", "TG404", "TG405", "TG406", "TG407", "TG408", "TG409" -> null;
            case "TG410", "TG411", "TG412", "TG413", "TG414", "TG415", "TG416", "TG417", "TG418", "TG419" -> null;
            case "TG420", "TG421", "TG422", "TG450" -> null;
            case "TG504", "TG602", "TG604", "TG613" -> null;
            case "TG653", "TG654", "TG656", "TG663", "TG667", "TG669", "TG670" -> null;

            case "TG109", "TG203", "TG459", "TG655", "TG666", "TG719" -> "it refuses nothing and warns of nothing";
            case "TG451" -> "of a guard that can't be evaluated nobody knows what it would have found";
            case "TG502", "TG503", "TG505", "TG507", "TG614", "TG618", "TG657", "TG658" ->
                "what others can read is not taken back by a date";
            case "TG660", "TG661", "TG662" -> "a workflow is mended where it stands, and its check reads no waivers";
            case "TG501", "TG506", "TG610", "TG615" -> "whoever writes such a file would decide what the process does";
            default -> againstGroup(id.id().charAt(2));
        };
    }

    private static String againstGroup(char group) {
        return switch (group) {
            case '1' -> "everything else is checked for the tier, so the tier itself must be certain";
            case '2', '3' -> "without a value that fits there is nothing to start with";
            case '6' -> "nobody can answer for what was not read";
            case '7' -> "a contract with mistakes is not the one that was meant";
            case '9' -> "a waiver does not answer for another one";
            default -> "nobody has decided that it may be";
        };
    }

    /** Returns whether the problem may be said of a name that no contract declares: a variable or a property of other programs. */
    public static boolean isOfAnyName(ProblemId id) {
        return switch (id.id()) {
            case "TG204", "TG417", "TG418", "TG419", "TG602", "TG604", "TG613" -> true;
            default -> false;
        };
    }
}
