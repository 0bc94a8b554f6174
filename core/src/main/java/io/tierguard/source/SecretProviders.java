package io.tierguard.source;

import io.tierguard.model.NearMiss;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Slug;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The providers that are there to open what a contract names. What can't be opened is answered with a source that has
 * nothing but the problem, so that a report says where a missing key could have come from.
 */
public final class SecretProviders {
    private static final List<String> KNOWN = List.of("aws", "github");

    /** As long as a contract can have one. */
    public static final int LONGEST_NAME = 24;

    /** A class loader that can't read what it is asked for fails anew at each step. */
    private static final int MOST_FAILURES = 100;

    private final Map<String, List<SecretProvider>> byName = new LinkedHashMap<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private final Set<String> classes = new LinkedHashSet<>();
    private final Map<String, List<String>> unreadable = new HashMap<>();
    private final @Nullable Path apart;

    private SecretProviders(@Nullable Path apart) {
        this.apart = apart;
    }

    /**
     * Finds every provider: those that the thread's class loader sees, which is the application's where a server has loaded
     * this library, and those beside this library. One class is one provider, however many loaders see it.
     */
    public static SecretProviders find() {
        return find(null);
    }

    /**
     * Finds every provider, and looks for those that are not there in folders apart.
     *
     * @param apart a folder with a folder for each provider, of its name, in which its jars are; or null. A folder is opened
     *     once its provider is asked for, and never for one that is on the class path
     */
    public static SecretProviders find(@Nullable Path apart) {
        SecretProviders providers = new SecretProviders(apart);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = SecretProvider.class.getClassLoader();
        if (context != null && context != own) {
            providers.addFrom(context);
        }
        providers.addFrom(own);
        return providers;
    }

    private void addFrom(@Nullable ClassLoader loader) {
        Iterator<SecretProvider> found =
                ServiceLoader.load(SecretProvider.class, loader).iterator();
        for (int failed = 0; failed < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                add(found.next());
            } catch (Throwable e) { // of a provider's own code, or of a library that it lacks
                failures.add(typeOf(e));
                failed++;
            }
        }
    }

    // The name comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    private void add(SecretProvider provider) {
        String type = provider.getClass().getName();
        if (!classes.add(type)) {
            return;
        }
        String name = provider.name();
        if (name == null || !Slug.is(name, LONGEST_NAME)) {
            failures.add("the name of " + type);
        } else {
            byName.computeIfAbsent(name, one -> new ArrayList<>(1)).add(provider);
        }
    }

    /** What the service loader throws says little; what made it throw says which class is missing, or failed. */
    private static String typeOf(Throwable e) {
        Throwable cause = e instanceof ServiceConfigurationError ? e.getCause() : null;
        return (cause == null ? e : cause).getClass().getName();
    }

    /**
     * Returns the manager that a reference stands for, or a source that says why there is none.
     *
     * @param provider the name of the provider
     * @param request the reference, in its tier
     * @param origin where the contract has the reference
     */
    public SecretSource open(String provider, SecretProvider.Request request, Origin origin) {
        List<SecretProvider> named = named(provider);
        if (named.size() == 1) {
            return open(named.get(0), provider, request, origin);
        }
        Problem problem = named.isEmpty() ? missing(provider) : clash(provider, named);
        return new Unopened(origin, problem.at(origin));
    }

    /** Returns whether this is a manager, and not what stands where none could be opened. */
    public static boolean isOpen(SecretSource source) {
        return !(source instanceof Unopened);
    }

    /** The name is a word of a contract, which no separator and no dot can be in. */
    private List<SecretProvider> named(String provider) {
        boolean isKnown = byName.containsKey(provider) || unreadable.containsKey(provider);
        if (apart != null && !isKnown && Slug.is(provider, LONGEST_NAME)) {
            ProviderJars jars = ProviderJars.in(apart.resolve(provider));
            unreadable.put(provider, jars.broken());
            if (jars.broken().isEmpty() && !jars.isEmpty()) {
                addFrom(jars.loader());
            }
        }
        return byName.getOrDefault(provider, List.of());
    }

    // The answer comes from code that may not be checked for nulls, and may throw anything.
    @SuppressWarnings("ConstantValue")
    private static SecretSource open(
            SecretProvider provider, String name, SecretProvider.Request request, Origin origin) {
        Problem problem;
        try {
            SecretProvider.Answer answer = provider.open(request);
            if (answer instanceof SecretProvider.Answer.Opened opened && opened.source() != null) {
                return opened.source();
            }
            problem = answer instanceof SecretProvider.Answer.Malformed malformed && malformed.expected() != null
                    ? malformed(name, malformed.expected())
                    : failed("the provider of secrets " + name + " answered nothing at all");
        } catch (Throwable e) {
            problem = failed("the provider of secrets " + name + " failed with " + typeOf(e));
        }
        return new Unopened(origin, problem.at(origin));
    }

    private static Problem malformed(String name, String expected) {
        String shown = Printable.of(expected);
        return Problem.of(ProblemId.CONTRACT_SECRETS, "what the contract has " + name + " open is not " + shown)
                .fix("write " + shown);
    }

    private static Problem failed(String what) {
        return Problem.of(ProblemId.SECRETS_FAILED, what)
                .fix("check that its library is there whole, with every library that it needs");
    }

    private static Problem clash(String name, List<SecretProvider> named) {
        List<String> classes = new ArrayList<>();
        for (SecretProvider provider : named) {
            classes.add(provider.getClass().getName());
        }
        return Problem.of(ProblemId.NAME_CLASH, "several providers of secrets are called " + name)
                .note(Printable.line(String.join(", ", classes)))
                .because("which of them would be asked, nobody could say")
                .fix("keep one of them on the class path");
    }

    private Problem missing(String name) {
        List<String> broken = unreadable.getOrDefault(name, List.of());
        String said = isWord(name)
                ? "no provider of secrets is called " + name
                : "the contract names a provider of secrets that is not there";
        Problem problem = Problem.of(
                        ProblemId.SECRETS_PROVIDER_MISSING,
                        broken.isEmpty() ? said : "the provider of secrets " + name + " is there, and can't be read")
                .because("a contract that names a secret manager relies on it");
        // One of these may be the one that is missed, or have nothing to do with it: that makes it no less missing.
        if (!failures.isEmpty()) {
            problem = problem.note("a provider of secrets failed with " + Printable.line(String.join(", ", failures)));
        }
        if (!broken.isEmpty()) {
            return problem.note("not readable, or not whole: " + Printable.line(String.join(", ", broken)))
                    .fix("build or install it anew in " + place(name));
        }
        if (failures.contains(UnsupportedClassVersionError.class.getName())) {
            return problem.fix("start with a newer Java than "
                    + Runtime.version().feature() + ", which a provider or its library was compiled for");
        }
        if (KNOWN.contains(name)) {
            return problem.fix(library(name));
        }
        String meant = meant(name);
        if (meant != null) {
            return problem.note("did you mean " + meant + "?").fix("write " + meant);
        }
        String there = String.join(", ", byName.keySet());
        return (there.isEmpty() ? problem : problem.note("there are: " + Printable.of(there)))
                .fix("add the library that provides it to the dependencies, or correct the name");
    }

    private String library(String name) {
        String library = "io.tierguard:tierguard-secrets-" + name;
        String needed = ", with every library that it needs";
        return apart == null
                ? "add " + library + " to the dependencies" + (failures.isEmpty() ? "" : needed)
                : "put " + library + needed + ", into " + place(name);
    }

    private String place(String name) {
        return apart == null ? "" : Printable.line(apart.resolve(name).toString());
    }

    /** A name that has digits in it may be a secret that slipped to where a name should be. */
    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= '0' && name.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    private @Nullable String meant(String name) {
        Set<String> names = new LinkedHashSet<>(KNOWN);
        names.addAll(byName.keySet());
        for (String known : names) {
            if (Arrays.equals(sorted(known), sorted(name))) {
                return known; // letters in the wrong order, in a name too short for other slips to be told from names
            }
        }
        return new NearMiss(List.copyOf(names)).of(name);
    }

    private static char[] sorted(String name) {
        char[] letters = name.toCharArray();
        Arrays.sort(letters);
        return letters;
    }

    /** Stands where a manager should be. */
    record Unopened(Origin origin, Problem problem) implements SecretSource {
        @Override
        public String name() {
            return "secrets of " + origin.describe();
        }

        @Override
        public Reading fetch(SecretRequest request) {
            return Reading.failed(problem);
        }

        @Override
        public SecretNames names(SecretRequest request) {
            return new SecretNames(Set.of(), true, List.of(problem));
        }
    }
}
