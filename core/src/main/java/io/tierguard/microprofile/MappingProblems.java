package io.tierguard.microprofile;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.Secret;
import io.tierguard.contract.Setting;

/** What SmallRye says of values that don't fit a mapping, without what may quote a secret. */
final class MappingProblems {
    private static final String PROPERTY = "The config property ";

    private MappingProblems() {}

    static ConfigValidationException of(ConfigValidationException thrown, CheckedSource source) {
        Problem[] problems = new Problem[thrown.getProblemCount()];
        for (int i = 0; i < problems.length; i++) {
            String message = thrown.getProblem(i).getMessage();
            if (message.startsWith(ClassCastException.class.getName()) && message.contains(Secret.class.getName())) {
                problems[i] = new Problem("SmallRye Config can't fill a member that is a Secret<Integer> or a"
                        + " Secret<Boolean>: declare it as an Optional<Secret<…>>");
                continue;
            }
            problems[i] = new Problem(
                    mayShow(message, source)
                            ? message
                            : "what is wrong here is not shown, because it may"
                                    + " quote a secret: look at the members of the mapping that have a converter of their own");
        }
        return new ConfigValidationException(problems);
    }

    private static boolean mayShow(String message, CheckedSource source) {
        if (message.contains("SRCFG00014") || message.contains("SRCFG00050")) {
            return true; // a name that is missing or unknown, and no value
        }
        if (message.startsWith(IllegalStateException.class.getName()) && message.contains("(why is not shown")) {
            return true; // of ours
        }
        int from = message.indexOf(PROPERTY);
        int to = from < 0 ? -1 : message.indexOf(' ', from + PROPERTY.length());
        Setting setting = to < 0 ? null : source.setting(message.substring(from + PROPERTY.length(), to));
        return setting != null
                && setting.isSet()
                && !setting.isSecret()
                && !setting.presentValue().isSecret();
    }
}
