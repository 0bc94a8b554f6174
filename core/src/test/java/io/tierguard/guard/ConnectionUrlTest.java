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
                "jdbc:h2:mem:d [mem] d - -",
                "jdbc:h2:mem:d;DB_CLOSE_DELAY=-1 [mem] d - -",
                "jdbc:hsqldb:mem:d [mem] d - -",
                "jdbc:derby:memory:d;create=true [memory] d - -",
                "jdbc:sqlite::memory: [memory] - - -",
                "jdbc:sqlite:/data/d.db [none] - - -",
                "postgresql://u:p@h/d?host=h2 [h,h2] d u p",
                "postgresql://u:p@h/d?x=y&host=h2&hostaddr=h3 [h,h2,h3] d u p",
                "postgresql://h/d?%68ost=h2 [h,h2] d - -",
                "postgresql://h/d?dbname=e [h] e - -",
                "postgresql://u:p%40ss@%31%32%37.0.0.1:5432/app%5Fdev [127.0.0.1] app_dev u p@ss",
                "postgresql://u:p%zz@h%/d%4 [h%] d%4 u p%zz",
                "postgresql://h/d?host=%2Fcloudsql%2Fa:b:c [h,/cloudsql/a:b:c] d - -",
                "postgresql://u:p?ss@h/d?x=y [h] d u p?ss",
                "postgresql://u:p?s=s@h/d [h] d u p?s=s",
                "postgresql://u:12?3@h/d [h] d u 12?3",
                "postgresql://u:p;ss@h:1/d [h] d u p;ss",
                "postgresql://h:5432?user=a@b [h] - a@b -",
                "postgresql://h?user@b [h] - - -",
                "jdbc:sqlserver://;serverName=h;databaseName=d [h] d - -",
                "jdbc:sqlserver://h:1433;database=d;user=u;password=p [h] d u p",
                "jdbc:oracle:thin:u/p@h:1521/d [h] d u p",
                "jdbc:oracle:thin:u/p@ss@h:1521:d [h] d u p@ss",
                "jdbc:oracle:thin:@//h:1521/d [h] d - -",
                "jdbc:oracle:thin:@h:1521:d [h] d - -",
                "jdbc:oracle:thin:@d_high?TNS_ADMIN=/w [none] - - -",
                "u:p@tcp(h:3306)/d [h] d u p",
                "u:p@x@tcp(h:3306)/d?x=y [h] d u p@x",
                "tcp(h)/d [h] d - -",
                "u@unix(/run/s.sock)/d [/run/s.sock] d u -",
                "fK3(h)/d [none] - - -",
                "kD9w2Lp0Qz== [none] - - -",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "host=h port=5432 dbname=d user=u password=p|h|d|u|p",
                "host = h dbname= d user =u password=  p|h|d|u|p",
                "user=u host=h password='p x' dbname=d|h|d|u|p x",
                "dbname=d password='p\\'x\\\\'|-|d|-|p'x\\",
                "hostaddr=10.0.0.1 dbname=d password=a://b|10.0.0.1|d|-|a://b",
                "host=h password='p|h|-|-|p",
            })
    void keywordsAreTakenApart(String text, String host, String database, String user, String password) {
        ConnectionUrl taken = ConnectionUrl.of(text);

        assertThat(taken.hosts()).isEqualTo(host == null ? List.of() : List.of(host));
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
