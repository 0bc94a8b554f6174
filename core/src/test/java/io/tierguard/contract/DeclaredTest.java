package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tierguard.Default;
import io.tierguard.DeprecatedKey;
import io.tierguard.Doc;
import io.tierguard.ForbiddenIn;
import io.tierguard.From;
import io.tierguard.Key;
import io.tierguard.Layer;
import io.tierguard.Length;
import io.tierguard.Matches;
import io.tierguard.NotSecret;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RefuseIn;
import io.tierguard.RequiredIn;
import io.tierguard.Secret;
import io.tierguard.Tier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the class file says of a component is what reflection says. */
class DeclaredTest {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Foreign {
        String text() default "";

        double number() default 1.5;

        float small() default 2.5f;

        char letter() default 'a';

        boolean yes() default true;

        Class<?> type() default String.class;

        Key nested() default @Key("A");

        Key[] several() default {};
    }

    /** Every annotation, every kind of member; also fields, methods and constants that must be skipped. */
    record Everything(
            @Key("OTHER_NAME") @Doc(value = "ünïcode \0 and \uD83D\uDE00", example = "e")
            String named,

            @RequiredIn({Tier.STAGING, Tier.PRODUCTION}) @ForbiddenIn(Tier.TEST)
            Optional<String> placed,

            @Default("1") @Range(min = -5_000_000_000L, max = 7)
            long one,

            @Default("1")
            @Default(
                    value = "2",
                    in = {Tier.TEST, Tier.DEVELOPMENT})
            @Range(max = 9)
            int several,

            @RefuseIn(value = "true", tier = Tier.PRODUCTION, because = "it is")
            @RefuseIn(
                    value = "false",
                    tier = {},
                    because = "")
            boolean refused,

            @RefuseIn(value = "x", tier = Tier.TEST, because = "y") @OneOf({})
            String once,

            @From(Layer.SECRETS) @Length(min = 3) Secret<String> from,

            @From(Layer.DOTENV)
            @From(
                    value = {},
                    in = Tier.TEST)
            @Length(min = 1, max = 2)
            List<String> froms,

            @Matches("[a-z]+") @OneOf({"a", "b"}) @DeprecatedKey("gone") @NotSecret("public")
            String rest,

            @Foreign(
                    text = "t",
                    type = Map.class,
                    nested = @Key("B"),
                    several = {@Key("C"), @Key("D")})
            @Default("x")
            String foreign,

            String nothing) {
        static final long LONG = 5_000_000_000L;
        static final double DOUBLE = 1e300;
        static final float FLOAT = 1.25f;

        Runnable lambda() {
            return () -> System.out.println(LONG + DOUBLE + FLOAT);
        }
    }

    @Test
    void theClassFileSaysWhatReflectionSays() throws IOException {
        Map<String, Declared> read = ClassFile.read(file(Everything.class), new HashSet<>());
        for (RecordComponent component : Everything.class.getRecordComponents()) {
            Declared quick = read.get(component.getName());
            Declared slow = Declared.reflected(component);
            assertThat(names(quick)).as(component.getName()).isEqualTo(names(slow));
            for (String name : names(slow)) {
                String single = name.replace("$All", "");
                assertThat(quick.each(single)).hasSameSizeAs(slow.each(single));
                for (int i = 0; i < quick.each(single).size(); i++) {
                    assertThat(slow.each(single).get(i).members())
                            .as(component.getName())
                            .containsAllEntriesOf(quick.each(single).get(i).members());
                }
            }
        }
        assertThat(read).hasSize(Everything.class.getRecordComponents().length);
    }

    /** A member that is left out is not in the class file, so its default is said where it is asked for. */
    @Test
    void whatIsLeftOutIsTheSameDefault() throws IOException {
        Map<String, Declared> read = ClassFile.read(file(Everything.class), new HashSet<>());
        RecordComponent[] components = Everything.class.getRecordComponents();
        List<Declared> slow = new ArrayList<>();
        for (RecordComponent component : components) {
            slow.add(Declared.reflected(component));
        }
        List<KeySpec> quickKeys = specs(components, new ArrayList<>(read(read, components)));
        assertThat(quickKeys).hasToString(specs(components, slow).toString());
        assertThat(described(quickKeys)).isEqualTo(described(specs(components, slow)));
        assertThat(described(quickKeys).toString())
                .contains("at most 9", "from -5000000000 to 7", "at least 3", "1 to 2");
    }

    private static List<Declared> read(Map<String, Declared> read, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> read.get(component.getName()))
                .toList();
    }

    private static List<KeySpec> specs(RecordComponent[] components, List<Declared> declared) {
        List<KeySpec> specs = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            specs.add(new ComponentReader(
                            components[i],
                            declared.get(i),
                            io.tierguard.model.Key.fromPath(components[i].getName()),
                            components[i].getName(),
                            new Mistakes(Everything.class))
                    .read());
        }
        return specs;
    }

    private static List<String> described(List<KeySpec> specs) {
        return specs.stream()
                .map(spec -> spec.presence() + " " + spec.refusals() + " " + spec.from() + " " + spec.about() + " "
                        + spec.constraints().stream()
                                .map(Constraint::expectation)
                                .toList())
                .toList();
    }

    /** A loader that makes the class itself, and finds these bytes where its file should be. */
    private static final class Maker extends ClassLoader {
        private final byte[] made;
        private final byte[] found;

        Maker(byte[] made, byte[] found) {
            super(DeclaredTest.class.getClassLoader());
            this.made = made;
            this.found = found;
        }

        Class<?> everything() throws ClassNotFoundException {
            return loadClass(Everything.class.getName());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Everything.class.getName())
                    ? defineClass(name, made, 0, made.length)
                    : super.loadClass(name, resolve);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return found == null ? null : new ByteArrayInputStream(found);
        }
    }

    /** A loader that looks for classes in itself first and for files in its parent first has another file. */
    @Test
    void onlyALoaderOfTheJdkIsAskedForTheFile() throws Exception {
        record Other(@Key("WRONG") String named) {}
        byte[] file = file(Everything.class);
        for (byte[] found : new byte[][] {null, file, file(Other.class)}) {
            Class<?> made = new Maker(file, found).everything();
            assertThat(ClassFile.declared(made, new HashSet<>())).isNull();
            List<Declared> declared = Declared.of(made, made.getRecordComponents(), new HashSet<>());
            assertThat(names(declared.get(0))).containsExactly("Key", "Doc");
            assertThat(names(declared.get(2))).containsExactly("Default", "Range");
        }
        assertThat(ClassFile.declared(Everything.class, new HashSet<>())).isNotNull();
    }

    /** A file that is cut off or changed is one that cannot be read, and nothing worse. */
    @Test
    void aBrokenFileIsNoFile() throws IOException {
        byte[] file = file(Everything.class);
        for (int length = 0; length < file.length; length += 7) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatNoException().isThrownBy(() -> ClassFile.read(cut, new HashSet<>()));
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            assertThatNoException().isThrownBy(() -> ClassFile.read(changed, new HashSet<>()));
        }
        assertThat(ClassFile.read(new byte[0], new HashSet<>())).isNull();
        assertThat(ClassFile.read(file(DeclaredTest.class), new HashSet<>())).isNull();
    }

    private static List<String> names(Declared declared) {
        return declared.marks().stream().map(Mark::name).toList();
    }

    private static byte[] file(Class<?> type) throws IOException {
        String name = type.getName();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            in.transferTo(bytes);
        }
        return bytes.toByteArray();
    }
}
