package io.tierguard.contract;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierguard.ByteSize;
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
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a record declares, and every mistake that it can make, all of them in one exception. */
class RecordContractTest {
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfAnotherLibrary {}

    enum Level {
        INFO,
        WARN
    }

    private static KeySpec only(Class<? extends Record> type) {
        List<KeySpec> keys = RecordContract.of(type).keys();
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    /** The lines of the mistakes, without the class that they are in. */
    private static List<String> mistakes(Class<? extends Record> type) {
        IllegalArgumentException thrown =
                catchThrowableOfType(IllegalArgumentException.class, () -> RecordContract.of(type));
        assertThat(thrown).as(type.getSimpleName()).isNotNull().hasNoCause();
        assertThat(thrown).hasMessageStartingWith("the contract in " + type.getName());
        String[] lines = thrown.getMessage().split("\n  ", -1);
        return List.of(lines).subList(1, lines.length);
    }

    private static void assertMistake(Class<? extends Record> type, String at, String... words) {
        assertThat(mistakes(type))
                .singleElement()
                .asString()
                .startsWith(at + " ")
                .contains(words);
    }

    // what is declared

    record Everything(
            String text,
            boolean flag,
            Boolean boxedFlag,
            byte b,
            Byte boxedB,
            short s,
            Short boxedS,
            int i,
            Integer boxedI,
            long l,
            Long boxedL,
            float f,
            Float boxedF,
            double d,
            Double boxedD,
            BigInteger big,
            BigDecimal decimal,
            Duration duration,
            ByteSize size,
            URI uri,
            Path path,
            Level level,
            List<Level> levels,
            Set<Integer> numbers,
            Map<String, Duration> durations,
            Optional<String> maybe,
            Secret<String> secret,
            Optional<Secret<List<String>>> secrets) {}

    @Test
    void everyTypeIsReadInItsPlace() {
        Contract contract = RecordContract.of(Everything.class);

        assertThat(contract.keys()).hasSize(28);
        assertThat(contract.names())
                .startsWith("TEXT", "FLAG", "BOXED_FLAG", "B")
                .endsWith("MAYBE", "SECRET", "SECRETS");
        assertThat(contract.keys().get(2).type()).isEqualTo(Scalar.BOOLEAN);
        assertThat(contract.keys().get(18).type()).isEqualTo(Scalar.SIZE);
        assertThat(contract.keys().get(23).type()).isEqualTo(new ListType(Scalar.INTEGER, true));
        assertThat(contract.keys().get(24).type()).isEqualTo(new MapType(Scalar.DURATION));
        assertThat(contract.keys().get(26).secret()).isTrue();
        assertThat(contract.keys().get(27).secret()).isTrue();
        assertThat(contract.keys().get(27).presence().requiredIn()).isEmpty();
        assertThat(contract.keys().get(0).presence().requiredIn()).containsExactlyInAnyOrder(Tier.values());
        assertThat(contract.keys().get(0).declaredAt()).isEqualTo("Everything.text");
    }

    record Inner(String db, @Key("HOSTNAME") String host) {}

    record Outer(
            String a,
            Inner postgres,
            @Key("PG") Inner other,
            @Key("") @Doc("flat") Inner flat,
            String z) {}

    @Test
    void nestedRecordsStandInTheirPlaceUnderTheirPrefix() {
        assertThat(RecordContract.of(Outer.class).names())
                .containsExactly(
                        "A", "POSTGRES_DB", "POSTGRES_HOSTNAME", "PG_DB", "PG_HOSTNAME", "DB", "HOSTNAME", "Z");
    }

    record Defaults(
            @RequiredIn(PRODUCTION)
            @Default("a")
            @Default(
                    value = "b",
                    in = {DEVELOPMENT, STAGING})
            String x,

            @Default(value = "c", in = TEST) String y,

            @ForbiddenIn(PRODUCTION) @Default(value = "d", in = TEST)
            Optional<String> z,

            @Default("e") Optional<String> o) {}

    @Test
    void aDefaultForATierGoesBeforeOneForAll() {
        Contract contract = RecordContract.of(Defaults.class);
        Presence x = contract.keys().get(0).presence();
        Presence y = contract.keys().get(1).presence();
        Presence z = contract.keys().get(2).presence();

        assertThat(x.defaults())
                .containsOnly(Map.entry(DEVELOPMENT, "b"), Map.entry(TEST, "a"), Map.entry(STAGING, "b"));
        assertThat(x.requiredIn()).containsExactly(PRODUCTION);
        assertThat(y.requiredIn()).containsExactlyInAnyOrder(DEVELOPMENT, STAGING, PRODUCTION);
        assertThat(z.requiredIn()).isEmpty();
        assertThat(z.forbiddenIn()).containsExactly(PRODUCTION);
        assertThat(z.defaults()).containsOnly(Map.entry(TEST, "d"));
        assertThat(contract.keys().get(3).presence().defaults()).hasSize(4);
        assertThat(contract.defaults(TEST))
                .extracting(e -> e.name() + "=" + e.value().reveal())
                .containsExactly("X=a", "Y=c", "Z=d", "O=e");
        assertThat(contract.defaults(TEST).get(0).origin().describe()).isEqualTo("default of Defaults.x");
    }

    record Said(
            @Doc(value = "what", example = "ex")
            @DeprecatedKey("use B")
            @From(
                    value = {Layer.SECRETS, Layer.FILE},
                    in = PRODUCTION)
            @From(value = Layer.ENVIRONMENT, in = TEST)
            @RefuseIn(value = "x", tier = PRODUCTION, because = "r1")
            @RefuseIn(
                    value = "y",
                    tier = {STAGING, PRODUCTION},
                    because = "r2")
            @Length(min = 1, max = 5)
            @Matches("[xyz]+")
            @OneOf({"x", "y", "z"})
            Optional<String> a,

            @From(Layer.CODE) @Range(min = 1) int b) {}

    @Test
    void everythingThatIsSaidIsKept() {
        KeySpec a = RecordContract.of(Said.class).keys().get(0);
        KeySpec b = RecordContract.of(Said.class).keys().get(1);

        assertThat(a.about()).isEqualTo(new KeySpec.About("what", "ex", "use B"));
        assertThat(a.from())
                .containsOnly(
                        Map.entry(PRODUCTION, Set.of(Layer.SECRETS, Layer.FILE)),
                        Map.entry(TEST, Set.of(Layer.ENVIRONMENT)));
        assertThat(a.refusals()).extracting(Refusal::because).containsExactly("r1", "r2");
        assertThat(a.constraints()).hasSize(3);
        assertThat(b.from()).hasSize(4);
        assertThat(b.constraints()).containsExactly(new Constraint.Range(1, Long.MAX_VALUE));
        assertThat(b.about()).isSameAs(KeySpec.About.NOTHING);
    }

    record OnlyDoc(@Doc("d") String a) {}

    record OnlyDeprecated(@DeprecatedKey("x") String a) {}

    @Test
    void eitherOfTheWordsForPeopleIsEnough() {
        assertThat(only(OnlyDoc.class).about()).isEqualTo(new KeySpec.About("d", "", null));
        assertThat(only(OnlyDeprecated.class).about()).isEqualTo(new KeySpec.About("", "", "x"));
    }

    record EventApiConfig(String a) {}

    record MyAppSettings(String a) {}

    record HTTPServerConfiguration(String a) {}

    record Config(String a) {}

    record Odd$Name(String a) {}

    @Test
    void theApplicationIsNamedAfterItsRecord() {
        assertThat(RecordContract.of(EventApiConfig.class).application()).isEqualTo("event-api");
        assertThat(RecordContract.of(MyAppSettings.class).application()).isEqualTo("my-app");
        assertThat(RecordContract.of(HTTPServerConfiguration.class).application())
                .isEqualTo("http-server");
        assertThat(RecordContract.of(Config.class).application()).isEqualTo("config");
        assertThat(RecordContract.of(Odd$Name.class).application()).isEqualTo("Odd$Name");
        assertThat(RecordContract.of(Config.class).named("shop").application()).isEqualTo("shop");
    }

    // secrets

    record Secretive(
            @Default("canary-4711")
            @OneOf("canary-4711")
            @RefuseIn(value = "canary-0815", tier = PRODUCTION, because = "b")
            Secret<String> a) {}

    @Test
    void noTextOfAContractShowsWhatItSaysOfASecret() {
        Contract contract = RecordContract.of(Secretive.class);

        assertThat(contract.toString() + contract.keys() + contract.defaults(TEST))
                .contains("A of Secretive.a")
                .doesNotContain("canary");
    }

    record BadSecretDefault(
            @Default("canary") @Length(min = 9) Secret<String> a) {}

    record BadSecretType(@Default("canary") Secret<URI> a) {}

    record BadSecretOneOf(@OneOf("canary") Secret<Integer> a) {}

    record BadSecretRefusal(
            @RefuseIn(value = "canary", tier = TEST, because = "b")
            Secret<Integer> a) {}

    record SecretDefaultNotOneOf(
            @Default("canary1") @OneOf("canary2") Secret<String> a) {}

    @Test
    void theTextOfASecretIsNotRepeated() {
        for (Class<? extends Record> type : List.of(
                BadSecretDefault.class,
                BadSecretType.class,
                BadSecretOneOf.class,
                BadSecretRefusal.class,
                SecretDefaultNotOneOf.class)) {
            assertThat(mistakes(type))
                    .singleElement()
                    .asString()
                    .startsWith(type.getSimpleName() + ".a has @")
                    .doesNotContain("canary");
        }
    }

    record SecretNames(
            String password,
            String dbPassword,
            String passwd,
            String keyPassphrase,
            String clientSecret,
            String authToken,
            String openaiApiKey,
            String openaiApikey,
            String privateKey,
            String awsSecretAccessKey,
            String credentials,
            Optional<String> maybeToken,
            List<String> apiKeys,
            Map<String, String> tokens,
            List<String> passwords) {}

    @Test
    void aNameThatSaysSecretIsASecret() {
        assertThat(mistakes(SecretNames.class))
                .hasSize(15)
                .allMatch(line -> line.contains("is named as a secret and is not a Secret"));
    }

    record NoSecretNames(
            int maxTokens,
            boolean apiKey,
            Duration token,
            Path privateKey,
            URI secret,
            String tokenizer,
            String passwordPolicy,
            String secretary,
            String mytoken,
            String apiKeyId,
            Secret<String> password,
            @NotSecret("public") String publicToken) {}

    @Test
    void aNameThatOnlySoundsLikeItIsNone() {
        assertThat(RecordContract.of(NoSecretNames.class).keys()).hasSize(12);
    }

    // mistakes

    record Empty() {}

    record EmptyNested(Empty empty) {}

    @Test
    void aRecordWithoutComponentsIsNothingToLoad() {
        assertMistake(Empty.class, "Empty", "has no components");
        assertMistake(EmptyNested.class, "EmptyNested", "has no components");
    }

    @SuppressWarnings({"rawtypes", "ArrayRecordComponent"})
    record Unsupported(
            char a,
            int[] b,
            List<List<String>> c,
            List<Secret<String>> d,
            Optional<Inner> e,
            List f,
            Optional g,
            Secret h,
            Map<Integer, String> i,
            Object j,
            List<?> k,
            Optional<Optional<String>> l,
            Secret<Optional<String>> m,
            Secret<Secret<String>> n,
            List<Inner> o,
            Character p,
            List<String>[] q,
            Map<String, List<String>> r,
            Enum<?> s,
            java.util.Collection<String> t,
            List<int[]> u,
            Optional<?> v) {}

    @Test
    void whatHasNoTextIsNotSupported() {
        List<String> lines = mistakes(Unsupported.class);

        assertThat(lines).hasSize(22);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .startsWith("Unsupported." + (char) ('a' + i) + " is of type ")
                    .contains("supported are");
        }
    }

    record Generic<T>(T a, List<T> b) {}

    record HoldsGeneric(Generic<String> generic) {}

    @Test
    void aGenericRecordHasNoTypes() {
        assertThat(mistakes(Generic.class)).hasSize(2).allMatch(line -> line.contains("is of type "));
        assertThat(mistakes(HoldsGeneric.class)).hasSize(2).allMatch(line -> line.startsWith("Generic."));
    }

    record Tree(String a, Branch branch) {}

    record Branch(String b, Tree tree, Branch self) {}

    @Test
    void aRecordThatContainsItselfIsNamedWhereItDoes() {
        assertThat(mistakes(Tree.class))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("Branch.tree is a Tree"),
                        line -> assertThat(line).startsWith("Branch.self is a Branch"));
    }

    record Twice(
            String openaiApiKey1, @Key("OPENAI_API_KEY1") String b, Nested openai) {}

    record Nested(@Key("API_KEY1") String c) {}

    @Test
    void aKeyIsReadOnce() {
        assertThat(mistakes(Twice.class))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Twice.b reads the key OPENAI_API_KEY1")
                                .contains("Twice.openaiApiKey1"),
                        line -> assertThat(line)
                                .startsWith("Nested.c reads the key OPENAI_API_KEY1")
                                .contains("Twice.b"));
    }

    record BadKey(@Key("openai") String a) {}

    record BadKeyEmpty(@Key("") String a) {}

    record BadKeyDigit(Digit nested) {}

    record Digit(@Key("1X") String a, @Key("") String b) {}

    record BadKeyOfNested(@Key("a b") Inner nested) {}

    record BadName(String a$b) {}

    record BadNestedName(Inner a$b) {}

    @Test
    void whatStandsForNoKeyIsNamed() {
        assertMistake(BadKey.class, "BadKey.a", "[A-Z][A-Z0-9_]*");
        assertMistake(BadKeyEmpty.class, "BadKeyEmpty.a", "[A-Z][A-Z0-9_]*");
        assertMistake(BadKeyOfNested.class, "BadKeyOfNested.nested", "[A-Z][A-Z0-9_]*");
        assertMistake(BadName.class, "BadName.a$b", "stands for no key");
        assertMistake(BadNestedName.class, "BadNestedName.a$b", "stands for no key");
        assertThat(mistakes(BadKeyDigit.class))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Digit.a stands for no key"),
                        line -> assertThat(line).startsWith("Digit.b stands for no key"));
    }

    record NestedWithMore(
            @RequiredIn(TEST) Inner a,
            @ForbiddenIn(TEST) @Key("B") Inner b,
            @Default("x") @Key("C") Inner c,

            @RefuseIn(value = "x", tier = TEST, because = "b") @Key("D")
            Inner d,

            @From(Layer.CODE) @Key("E") Inner e,
            @OneOf("x") @Key("F") Inner f,
            @Matches("x") @Key("G") Inner g,
            @Range @Key("H") Inner h,
            @Length @Key("I") Inner i,
            @DeprecatedKey("x") @Key("J") Inner j,
            @NotSecret("x") @Key("K") Inner k,
            @OfAnotherLibrary @Doc("fine") @Key("L") Inner l) {}

    @Test
    void aNestedRecordTakesNothingButANameAndWords() {
        List<String> lines = mistakes(NestedWithMore.class);

        assertThat(lines).hasSize(11).allMatch(line -> line.contains("is a nested record"));
        assertThat(lines.get(0)).startsWith("NestedWithMore.a ");
        assertThat(lines.get(10)).startsWith("NestedWithMore.k ");
    }

    record RequiredAlready(@RequiredIn(PRODUCTION) int a) {}

    record RequiredNowhere(@RequiredIn({}) Optional<String> a) {}

    record ForbiddenNowhere(@ForbiddenIn({}) Optional<String> a) {}

    record ForbiddenRequired(@ForbiddenIn(PRODUCTION) String a) {}

    record ForbiddenDefaultElsewhere(
            @ForbiddenIn(PRODUCTION)
            @Default(
                    value = "x",
                    in = {DEVELOPMENT, TEST, STAGING})
            String a) {}

    record ForbiddenDefault(
            @ForbiddenIn(PRODUCTION) @Default("true") Optional<Boolean> a) {}

    record RefusedDefault(
            @RefuseIn(value = "010", tier = STAGING, because = "b") @Default("10")
            int a) {}

    record Both(
            @RequiredIn({STAGING, PRODUCTION}) @ForbiddenIn(PRODUCTION)
            Optional<String> a) {}

    record RequiredDefault(
            @RequiredIn(PRODUCTION) @Default(value = "x", in = PRODUCTION)
            Optional<String> a) {}

    record TwoDefaults(
            @Default(value = "x", in = TEST)
            @Default(
                    value = "y",
                    in = {TEST, STAGING})
            Optional<String> a) {}

    record TwoGeneral(@Default("x") @Default("y") String a) {}

    @Test
    void presenceContradictsItself() {
        assertMistake(RequiredAlready.class, "RequiredAlready.a", "@RequiredIn", "Optional");
        assertMistake(RequiredNowhere.class, "RequiredNowhere.a", "@RequiredIn without a tier");
        assertMistake(ForbiddenNowhere.class, "ForbiddenNowhere.a", "@ForbiddenIn without a tier");
        assertThat(mistakes(ForbiddenRequired.class)).singleElement().asString().contains("forbidden in production");
        assertMistake(ForbiddenDefaultElsewhere.class, "ForbiddenDefaultElsewhere.a", "forbidden in production");
        assertMistake(ForbiddenDefault.class, "ForbiddenDefault.a", "forbidden in production, where it has a default");
        assertMistake(RefusedDefault.class, "RefusedDefault.a", "default in staging that @RefuseIn names there");
        assertMistake(Both.class, "Both.a", "required and forbidden in production");
        assertMistake(RequiredDefault.class, "RequiredDefault.a", "required in production, where it has a default");
        assertMistake(TwoDefaults.class, "TwoDefaults.a", "two defaults for test");
        assertThat(mistakes(TwoGeneral.class))
                .hasSize(4)
                .allMatch(line -> line.startsWith("TwoGeneral.a has two defaults"));
    }

    record DefaultWithPassword(
            @Default("https://u:canary@h") int a) {}

    @Test
    void aMistakeShowsNoPassword() {
        assertThat(mistakes(DefaultWithPassword.class))
                .singleElement()
                .asString()
                .contains("has @Default, which is not")
                .doesNotContain("canary");
    }

    record DefaultType(@Default("abc") int a) {}

    record DefaultEmpty(@Default("") String a) {}

    record DefaultRange(
            @Default("70000") @Range(min = 1, max = 65535) int a) {}

    record DefaultLength(@Default("ab") @Length(min = 3) String a) {}

    record DefaultPattern(@Default("ab") @Matches("x+") String a) {}

    record DefaultOneOf(@Default("ab") @OneOf("x") String a) {}

    record DefaultOfTier(
            @Default("1") @Default(value = "x", in = TEST) int a) {}

    record DefaultTwoConstraints(
            @Default("ab") @Length(min = 3) @Matches("x+") String a) {}

    @Test
    void aDefaultIsReadAsAnyOtherValue() {
        assertMistake(DefaultType.class, "DefaultType.a", "@Default(\"abc\")", "integer");
        assertMistake(DefaultEmpty.class, "DefaultEmpty.a", "@Default", "empty");
        assertMistake(DefaultRange.class, "DefaultRange.a", "@Default(\"70000\")", "from 1 to 65535");
        assertMistake(DefaultLength.class, "DefaultLength.a", "@Default(\"ab\")", "at least 3");
        assertMistake(DefaultPattern.class, "DefaultPattern.a", "@Default(\"ab\")", "of the form x+");
        assertMistake(DefaultOneOf.class, "DefaultOneOf.a", "@Default(\"ab\")", "one of x");
        assertMistake(DefaultOfTier.class, "DefaultOfTier.a", "@Default(\"x\")", "integer");
        assertThat(mistakes(DefaultTwoConstraints.class)).hasSize(2);
    }

    record RangeOnText(@Range(min = 1) String a) {}

    record RangeOnList(@Range(min = 1) List<Integer> a) {}

    record RangeUpsideDown(@Range(min = 2, max = 1) int a) {}

    record LengthUpsideDown(@Length(min = 2, max = 1) String a) {}

    record LengthNegative(@Length(min = -1) String a) {}

    record BadPattern(@Matches("a(b") String a) {}

    record OneOfNothing(@OneOf({}) String a) {}

    record OneOfType(@OneOf({"1", "x"}) int a) {}

    record OneOfEmpty(@OneOf({"a", ""}) String a) {}

    @Test
    void aConstraintDoesNotFit() {
        assertMistake(RangeOnText.class, "RangeOnText.a", "@Range", "no number");
        assertMistake(RangeOnList.class, "RangeOnList.a", "@Range", "no number");
        assertMistake(RangeUpsideDown.class, "RangeUpsideDown.a", "@Range", "above");
        assertMistake(LengthUpsideDown.class, "LengthUpsideDown.a", "@Length");
        assertMistake(LengthNegative.class, "LengthNegative.a", "@Length", "negative");
        assertMistake(BadPattern.class, "BadPattern.a", "@Matches", "at index 3");
        assertMistake(OneOfNothing.class, "OneOfNothing.a", "@OneOf without a value");
        assertMistake(OneOfType.class, "OneOfType.a", "@OneOf(\"x\")");
        assertMistake(OneOfEmpty.class, "OneOfEmpty.a", "@OneOf", "empty");
    }

    record Bounds(
            @Range(min = 1, max = 1) int a,
            @Length(min = 0, max = 0) Optional<String> b,
            @Length(min = 2, max = 2) String c) {}

    @Test
    void aBoundMayBeOnePoint() {
        assertThat(RecordContract.of(Bounds.class).keys())
                .allMatch(spec -> spec.constraints().size() == 1);
    }

    record RefuseNowhere(
            @RefuseIn(
                    value = "x",
                    tier = {},
                    because = "b")
            String a) {}

    record RefuseWhy(
            @RefuseIn(value = "x", tier = TEST, because = " ")
            String a) {}

    record RefuseType(
            @RefuseIn(value = "yes", tier = TEST, because = "b")
            boolean a) {}

    record FromNothing(@From({}) String a) {}

    record FromTwice(
            @From(Layer.CODE) @From(value = Layer.FILE, in = TEST)
            String a) {}

    @Test
    void aRuleThatWouldNeverHoldIsAMistake() {
        assertMistake(RefuseNowhere.class, "RefuseNowhere.a", "@RefuseIn without a tier");
        assertMistake(RefuseWhy.class, "RefuseWhy.a", "@RefuseIn without a reason");
        assertMistake(RefuseType.class, "RefuseType.a", "@RefuseIn(\"yes\")", "true or false");
        assertMistake(FromNothing.class, "FromNothing.a", "@From without a layer");
        assertMistake(FromTwice.class, "FromTwice.a", "two @From for test");
    }

    record Several(
            @Default("x") int a, char b, @Matches("(") String c, String password) {}

    @Test
    void allMistakesAreInOneException() {
        assertThat(mistakes(Several.class)).hasSize(4);
        IllegalArgumentException thrown =
                catchThrowableOfType(IllegalArgumentException.class, () -> RecordContract.of(Several.class));
        assertThat(thrown).hasMessageContaining(" has 4 mistakes:");
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> RecordContract.of(BadKey.class)))
                .hasMessageContaining(" has a mistake:");
    }
}
