package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.model.Key;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one component of a record, and what is wrong with its declaration. */
final class ComponentReader {
    private final Key key;
    private final String at;
    private final Mistakes mistakes;
    private final boolean optional;
    private final boolean secret;
    private final java.lang.reflect.Type inner;
    private final Declared declared;

    ComponentReader(RecordComponent component, Declared declared, Key key, String at, Mistakes mistakes) {
        this.key = key;
        this.at = at;
        this.mistakes = mistakes;
        this.declared = declared;
        java.lang.reflect.Type type = component.getGenericType();
        java.lang.reflect.Type inOptional = Types.inside(type, Optional.class);
        this.optional = inOptional != null;
        java.lang.reflect.Type present = inOptional == null ? type : inOptional;
        java.lang.reflect.Type inSecret = Types.inside(present, Secret.class);
        this.secret = inSecret != null;
        this.inner = inSecret == null ? present : inSecret;
    }

    @Nullable
    KeySpec read() {
        Type type = Types.of(inner);
        if (type == null) {
            String name = inner.getTypeName();
            String instead = name.contains("byte[]")
                    ? "write Bytes, which nobody can change"
                    : "supported are " + Types.SUPPORTED;
            mistakes.add(at, "is of type " + name + "; " + instead);
            return null;
        }
        if (isUnwrappedSecret(type)) {
            // Nothing else is said of it: the text of a default would be repeated, and is a secret.
            mistakes.add(at, "is named as a secret and is not a Secret: declare it Secret<…>, or say @NotSecret");
            return null;
        }
        List<Constraint> constraints = constraints(type);
        Presence presence = presence(type, constraints);
        Map<Tier, Set<Layer>> from = from();
        for (Tier tier : presence.defaults().keySet()) {
            if (from.containsKey(tier) && !from.get(tier).contains(Layer.DEFAULT)) {
                mistakes.add(at, "has a default in " + tier.label() + ", where @From leaves out Layer.DEFAULT");
            }
        }
        List<Refusal> refusals = refusals(type);
        checkRefused(type, presence.defaults(), refusals);
        return new KeySpec(key, at, type, secret, presence, constraints, refusals, from, about());
    }

    private void checkRefused(Type type, Map<Tier, String> defaults, List<Refusal> refusals) {
        for (Refusal refusal : refusals) {
            Object refused = type.parse(refusal.value());
            for (Tier tier : Tier.values()) {
                String text = refusal.tiers().contains(tier) ? defaults.get(tier) : null;
                if (text != null && refused != null && refused.equals(type.parse(text))) {
                    mistakes.add(at, "has a default in " + tier.label() + " that @RefuseIn names there");
                }
            }
        }
    }

    private boolean isUnwrappedSecret(Type type) {
        if (secret || declared.the("NotSecret") != null) {
            return false;
        }
        return type == Scalar.BYTES ? KeySpec.isNamedAsSecretBytes(key) : isText(inner) && KeySpec.isNamedAsSecret(key);
    }

    /** A boolean or a number named …_TOKEN says something about one; only text can be one. */
    private static boolean isText(java.lang.reflect.Type type) {
        return type == String.class || type instanceof java.lang.reflect.ParameterizedType;
    }

    private Presence presence(Type type, List<Constraint> constraints) {
        Mark required = declared.the("RequiredIn");
        Mark forbidden = declared.the("ForbiddenIn");
        Set<Tier> requiredIn = required == null ? EnumSet.noneOf(Tier.class) : required.tiers("value");
        Set<Tier> forbiddenIn = forbidden == null ? EnumSet.noneOf(Tier.class) : forbidden.tiers("value");
        if (required != null && requiredIn.isEmpty()) {
            mistakes.add(at, "has @RequiredIn without a tier");
        }
        if (forbidden != null && forbiddenIn.isEmpty()) {
            mistakes.add(at, "has @ForbiddenIn without a tier");
        }
        Map<Tier, String> defaults = defaults(type, constraints, requiredIn);
        if (required != null && !optional && declared.each("Default").isEmpty()) {
            mistakes.add(at, "has @RequiredIn and is required in every tier already: make it Optional, or drop it");
        }
        for (Tier tier : Tier.values()) {
            if (requiredIn.contains(tier) && forbiddenIn.contains(tier)) {
                mistakes.add(at, "is required and forbidden in " + tier.label());
            } else if (forbiddenIn.contains(tier) && defaults.containsKey(tier)) {
                mistakes.add(at, "is forbidden in " + tier.label() + ", where it has a default");
            } else if (!optional && !defaults.containsKey(tier)) {
                requiredIn.add(tier);
                if (forbiddenIn.contains(tier)) {
                    mistakes.add(at, "is forbidden in " + tier.label() + ": make it Optional");
                }
            }
        }
        return new Presence(requiredIn, forbiddenIn, defaults);
    }

    /** A default for a tier goes before one for all of them; one for all does not serve where the key is required. */
    private Map<Tier, String> defaults(Type type, List<Constraint> constraints, Set<Tier> requiredIn) {
        Map<Tier, String> general = new EnumMap<>(Tier.class);
        Map<Tier, String> special = new EnumMap<>(Tier.class);
        for (Mark given : declared.each("Default")) {
            checkText("@Default", given.text("value"), type, constraints);
            Set<Tier> in = given.tiers("in");
            Map<Tier, String> target = in.isEmpty() ? general : special;
            for (Tier tier : orAll(in)) {
                if (target.put(tier, given.text("value")) != null) {
                    mistakes.add(at, "has two defaults for " + tier.label());
                }
                if (target == special && requiredIn.contains(tier)) {
                    mistakes.add(at, "is required in " + tier.label() + ", where it has a default");
                }
            }
        }
        general.putAll(special);
        general.keySet().removeAll(requiredIn);
        return general;
    }

    private List<Constraint> constraints(Type type) {
        List<Constraint> constraints = new ArrayList<>(0);
        Mark range = declared.the("Range");
        if (range != null) {
            long min = range.number("min", Long.MIN_VALUE);
            long max = range.number("max", Long.MAX_VALUE);
            if (!type.isNumber()) {
                mistakes.add(at, "has @Range and is no number");
            } else if (min > max) {
                mistakes.add(at, "has a @Range whose min is above its max");
            } else {
                constraints.add(new Constraint.Range(min, max));
            }
        }
        Mark length = declared.the("Length");
        if (length != null) {
            int min = (int) length.number("min", 0);
            int max = (int) length.number("max", Integer.MAX_VALUE);
            if (min < 0 || min > max) {
                mistakes.add(at, "has a @Length whose min is negative or above its max");
            } else {
                constraints.add(new Constraint.Length(min, max, type == Scalar.BYTES));
            }
        }
        Mark matches = declared.the("Matches");
        if (matches != null) {
            try {
                constraints.add(new Constraint.Matches(BoundedPattern.of(matches.text("value"))));
            } catch (PatternSyntaxException e) {
                mistakes.add(at, "has @Matches with an expression that is not valid, at index " + e.getIndex());
            }
        }
        Mark oneOf = declared.the("OneOf");
        if (oneOf != null) {
            List<String> values = oneOf.texts("value");
            if (values.isEmpty()) {
                mistakes.add(at, "has @OneOf without a value");
            }
            for (String value : values) {
                checkText("@OneOf", value, type, List.of());
            }
            constraints.add(new Constraint.OneOf(values, !secret));
        }
        return constraints;
    }

    private List<Refusal> refusals(Type type) {
        List<Refusal> refusals = new ArrayList<>(0);
        for (Mark refused : declared.each("RefuseIn")) {
            checkText("@RefuseIn", refused.text("value"), type, List.of());
            if (refused.tiers("tier").isEmpty()) {
                mistakes.add(at, "has @RefuseIn without a tier");
            }
            if (refused.text("because").isBlank()) {
                mistakes.add(at, "has @RefuseIn without a reason");
            }
            refusals.add(new Refusal(refused.text("value"), refused.tiers("tier"), refused.text("because")));
        }
        return refusals;
    }

    private Map<Tier, Set<Layer>> from() {
        Map<Tier, Set<Layer>> layers = new EnumMap<>(Tier.class);
        for (Mark from : declared.each("From")) {
            if (from.layers("value").isEmpty()) {
                mistakes.add(at, "has @From without a layer");
                continue;
            }
            for (Tier tier : orAll(from.tiers("in"))) {
                if (layers.put(tier, from.layers("value")) != null) {
                    mistakes.add(at, "has two @From for " + tier.label());
                }
            }
        }
        return layers;
    }

    private KeySpec.About about() {
        Mark doc = declared.the("Doc");
        Mark deprecated = declared.the("DeprecatedKey");
        if (doc == null && deprecated == null) {
            return KeySpec.About.NOTHING;
        }
        return new KeySpec.About(
                doc == null ? "" : doc.text("value"),
                doc == null ? "" : doc.text("example"),
                deprecated == null ? null : deprecated.text("value"));
    }

    /** The text of a secret is not repeated, although it stands in the source. */
    private void checkText(String annotation, String text, Type type, List<Constraint> constraints) {
        String shown = secret || !Disclosure.isOpen(text) ? annotation : annotation + "(\"" + text + "\")";
        if (text.isEmpty()) {
            mistakes.add(at, "has " + annotation + " with an empty text, which counts as missing");
            return;
        }
        Object parsed = type.parse(text);
        if (parsed == null) {
            mistakes.add(at, "has " + shown + ", which is not " + type.expectation());
            return;
        }
        for (Constraint constraint : constraints) {
            if (constraint.check(text, parsed) != null) {
                mistakes.add(at, "has " + shown + ", which is not " + constraint.expectation());
            }
        }
    }

    private static Set<Tier> orAll(Set<Tier> tiers) {
        return tiers.isEmpty() ? EnumSet.allOf(Tier.class) : tiers;
    }
}
