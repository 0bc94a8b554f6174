package io.tierguard.testing.hermetic;

import io.tierguard.Tier;
import io.tierguard.testing.EveryTier;
import io.tierguard.testing.TierTest;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotations of a test and of the classes around it say together: the one that is nearest to the test counts. */
final class Declared {
    private static final String TIER = "APP_TIER";

    final Map<String, String> env = new LinkedHashMap<>();
    final Map<String, String> properties = new LinkedHashMap<>();
    List<String> dotenv = List.of();
    Class<? extends Record> contract = Record.class;
    String contractFile = "";

    private Declared() {}

    /**
     * Reads the annotations.
     *
     * @param every the tier that a test for every tier runs in now, or null
     */
    static Declared of(ExtensionContext test, @Nullable Tier every) {
        Declared declared = new Declared();
        for (Class<?> type : Standing.classes(test)) {
            declared.add(type, type.getSimpleName());
        }
        Method method = test.getRequiredTestMethod();
        declared.add(method, method.getName());
        EveryTier matrix =
                AnnotationSupport.findAnnotation(method, EveryTier.class).orElse(null);
        if (matrix != null && every != null) {
            declared.add(matrix, every, method.getName());
        }
        return declared;
    }

    /** Which files the lines go into. Where it isn't plain that this is test, they are in the one that each tier reads. */
    List<String> dotenvFiles() {
        return Tier.TEST.label().equals(env.get(TIER)) ? List.of(".env.test") : List.of(".env", ".env.test");
    }

    private void add(AnnotatedElement element, String where) {
        for (TierTest said : Standing.on(element)) {
            add(said, where);
        }
    }

    private void add(TierTest said, String where) {
        Entries entries = new Entries("@TierTest on " + where);
        Map<String, String> variables = entries.of("env", said.env());
        if (said.tier().length > 1) {
            throw entries.mistake("tier", "a test runs in one tier, and @EveryTier in each of them");
        }
        if (said.tier().length == 1) {
            tell(said.tier()[0], variables, entries);
        }
        env.putAll(variables);
        properties.putAll(entries.of("properties", said.properties()));
        dotenv = said.dotenv().length == 0 ? dotenv : List.of(said.dotenv());
        contract(said.contract(), said.contractFile());
    }

    private void add(EveryTier said, Tier tier, String where) {
        Entries entries = new Entries("@EveryTier on " + where);
        Map<String, String> variables = entries.of("env", said.env());
        // All of them are read each time, so that a mistake in one shows in every tier.
        for (Tier each : Tier.values()) {
            Map<String, String> ofTier = entries.of(each.label(), variables(said, each));
            if (each == tier) {
                variables.putAll(ofTier);
            }
        }
        tell(tier, variables, entries);
        env.putAll(variables);
        contract(said.contract(), said.contractFile());
    }

    private static String[] variables(EveryTier said, Tier tier) {
        return switch (tier) {
            case DEVELOPMENT -> said.development();
            case TEST -> said.test();
            case STAGING -> said.staging();
            case PRODUCTION -> said.production();
        };
    }

    private static void tell(Tier tier, Map<String, String> variables, Entries entries) {
        if (variables.putIfAbsent(TIER, tier.label()) != null) {
            throw entries.mistake("env", "the tier is " + tier.label() + " already, so leave " + TIER + " out");
        }
    }

    private void contract(Class<? extends Record> type, String file) {
        contract = type == Record.class ? contract : type;
        contractFile = file.isEmpty() ? contractFile : file;
    }
}
