package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connection URL names. */
class ConnectionUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "postgresql://u:p@h:5432/d?sslmode=require [h] d u p",
                "postgresql://u:p@h/d [h] d u p",
                "postgresql://u@h/d [h] d u -",
                "postgresql://u:@h/d [h] d u -",
                "postgresql://h/d [h] d - -",
                "postgresql://h [h] - - -",
                "postgresql://h/ [h] - - -",
                "postgresql://h?x=y [h] - - -",
                "postgresql://h#d [h] - - -",
                "postgresql://h/d#f [h] d - -",
                "postgresql:///d [] d - -",
                "postgresql:///d?host=h1,h2:5 [h1,h2] d - -",
                "postgresql://u:p@h1:1,h2,[::1]:3/d [h1,h2,::1] d u p",
                "postgresql://[2001:db8::1]/d [2001:db8::1] d - -",
                "postgresql://2001:db8::1/d [2001:db8::1] d - -",
                "postgresql://[h [[h] - - -",
                "postgresql://u:p@ss@h/d [h] d u p@ss",
                "postgresql://u:p/ss@h/d [h] d u p/ss",
                "postgresql://u:p#ss@h/d [h] d u p#ss",
                "postgresql://u:p:ss@h/d [h] d u p:ss",
                "jdbc:postgresql://h:1/d?user=u&password=p&x=y [h] d u p",
                "jdbc:postgresql://h/d?password=p#f [h] d - p",
                "jdbc:postgresql://h/d?Password=p [h] d - p",
                "jdbc:postgresql://h/d?xpassword=p [h] d - -",
                "jdbc:postgresql://h/d?user=a@b&password=c@d [h] d a@b c@d",
                "jdbc:sqlserver://h:1433;databaseName=d;user=u;password=p@q [h] d u p@q",
                "jdbc:sqlserver://h;databaseName=d [h] d - -",
                "mongodb+srv://u:p@c.mongodb.net/d?w=majority [c.mongodb.net] d u p",
                "not-a-url [none] - - -",
                "jdbc:h2:mem:d [none] - - -",
                "postgresql://h.:5432/d [h] d - -",
                ":// [] - - -",
            })
    void isTakenApart(String url, String hosts, String database, String user, String password) {
        ConnectionUrl taken = ConnectionUrl.of(url);

        assertThat(taken.hosts())
                .isEqualTo(
                        hosts.equals("[none]")
                                ? List.of()
                                : List.of(hosts.substring(1, hosts.length() - 1).split(",", -1)));
        assertThat(taken.database()).isEqualTo(database == null ? "" : database);
        assertThat(taken.user()).isEqualTo(user == null ? "" : user);
        assertThat(taken.password()).isEqualTo(password == null ? "" : password);
    }

    @Test
    void showsNoPassword() {
        assertThat(ConnectionUrl.of("postgresql://u:canary@h/d")).hasToString("[h]/d");
    }

    @Property(tries = 2000)
    void nothingIsThrownWhateverTheText(@ForAll("urls") String url) {
        ConnectionUrl taken = ConnectionUrl.of(url);

        assertThat(url)
                .contains(taken.hosts().toArray(String[]::new))
                .contains(taken.database(), taken.user(), taken.password());
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.strings().withChars("a:/@?#;&=,[].").ofMaxLength(25).map(rest -> "x://" + rest);
    }
}
