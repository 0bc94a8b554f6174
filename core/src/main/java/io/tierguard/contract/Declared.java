package io.tierguard.contract;

import io.tierguard.Default;
import io.tierguard.DeprecatedKey;
import io.tierguard.Doc;
import io.tierguard.ForbiddenIn;
import io.tierguard.From;
import io.tierguard.Key;
import io.tierguard.Length;
import io.tierguard.Matches;
import io.tierguard.NotSecret;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RefuseIn;
import io.tierguard.RequiredIn;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of one component, each in its place.
 *
 * <p>They are told apart by name, in one pass: to ask for each kind in turn would load the class of every annotation that
 * there is, for the two or three that are used.
 */
final class Declared {
    @Nullable
    Key key;

    @Nullable
    RequiredIn requiredIn;

    @Nullable
    ForbiddenIn forbiddenIn;

    List<Default> defaults = List.of();
    List<RefuseIn> refusals = List.of();
    List<From> from = List.of();

    @Nullable
    OneOf oneOf;

    @Nullable
    Matches matches;

    @Nullable
    Range range;

    @Nullable
    Length length;

    @Nullable
    Doc doc;

    @Nullable
    DeprecatedKey deprecated;

    @Nullable
    NotSecret notSecret;

    Declared(RecordComponent component) {
        for (Annotation annotation : component.getAnnotations()) {
            put(annotation);
        }
    }

    private void put(Annotation annotation) {
        switch (annotation.annotationType().getName()) {
            case "io.tierguard.Key" -> key = (Key) annotation;
            case "io.tierguard.RequiredIn" -> requiredIn = (RequiredIn) annotation;
            case "io.tierguard.ForbiddenIn" -> forbiddenIn = (ForbiddenIn) annotation;
            case "io.tierguard.Default" -> defaults = List.of((Default) annotation);
            case "io.tierguard.Default$All" -> defaults = List.of(((Default.All) annotation).value());
            case "io.tierguard.RefuseIn" -> refusals = List.of((RefuseIn) annotation);
            case "io.tierguard.RefuseIn$All" -> refusals = List.of(((RefuseIn.All) annotation).value());
            case "io.tierguard.From" -> from = List.of((From) annotation);
            case "io.tierguard.From$All" -> from = List.of(((From.All) annotation).value());
            case "io.tierguard.OneOf" -> oneOf = (OneOf) annotation;
            case "io.tierguard.Matches" -> matches = (Matches) annotation;
            case "io.tierguard.Range" -> range = (Range) annotation;
            case "io.tierguard.Length" -> length = (Length) annotation;
            case "io.tierguard.Doc" -> doc = (Doc) annotation;
            case "io.tierguard.DeprecatedKey" -> deprecated = (DeprecatedKey) annotation;
            case "io.tierguard.NotSecret" -> notSecret = (NotSecret) annotation;
            default -> {
                // another library's
            }
        }
    }

    /** Returns whether there is more than a name and a description, which is all that a nested record can have. */
    boolean saysMoreThanItsName() {
        return requiredIn != null
                || forbiddenIn != null
                || !defaults.isEmpty()
                || !refusals.isEmpty()
                || !from.isEmpty()
                || oneOf != null
                || matches != null
                || range != null
                || length != null
                || deprecated != null
                || notSecret != null;
    }
}
