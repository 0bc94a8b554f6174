package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Setting;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Locale;

/** Who the application is to PostgreSQL, and whether anybody can listen on the way there. */
final class PostgresGuard implements Guard {
    private static final String SUPERUSER = "postgres";
    private static final String LIBPQ = "PGSSLMODE";
    private static final String[] POSTGRES = {
        "DATABASE", "DB", "POSTGRES", "POSTGRESQL", "PG", "DATASOURCE", "JDBC", "PGUSER", "PGSSLMODE"
    };
    private static final String[] OTHERS = {"MYSQL", "MARIADB", "MONGO", "MONGODB", "ORACLE", "MSSQL", "SQLSERVER"};

    @Override
    public void inspect(Inspection inspection) {
        boolean encryptedElsewhere = isEncryptedElsewhere(inspection);
        for (Setting setting : inspection.settings()) {
            String key = setting.key().name();
            if (!Words.hasAny(key, POSTGRES) || Words.hasAny(key, OTHERS)) {
                continue;
            }
            if (DatabaseGuard.isUrl(key)) {
                inspectUrl(inspection, setting, encryptedElsewhere);
            } else if (Words.hasAny(key, "USER", "USERNAME", "PGUSER")) {
                inspectUser(inspection, setting, setting.text(), setting.key() + " is postgres");
            } else if (isMode(key) && inspection.canJudge(ProblemId.DATABASE_UNENCRYPTED, setting)) {
                if (setting.isSet() && !isEncrypting(setting.text())) {
                    addUnencrypted(inspection, setting, setting.key() + " lets the connection be in plain text");
                }
            }
        }
    }

    private static boolean isMode(String key) {
        return key.endsWith("SSLMODE") || key.endsWith("SSL_MODE");
    }

    private static void inspectUser(Inspection inspection, Setting setting, String user, String what) {
        if (inspection.canJudge(ProblemId.DATABASE_SUPERUSER, setting) && user.equals(SUPERUSER)) {
            inspection.refuse(
                    Problem.of(ProblemId.DATABASE_SUPERUSER, what + ", who may do everything there")
                            .because("an injected query could drop every table, or run programs on the server")
                            .fix("let " + setting.key()
                                    + " name a user who owns this application's tables and no more"),
                    setting);
        }
    }

    private static void inspectUrl(Inspection inspection, Setting setting, boolean encryptedElsewhere) {
        String text = setting.text();
        boolean keywords = ConnectionKeywords.read(text) != null;
        boolean postgres = keywords || isScheme(text);
        ConnectionUrl url = ConnectionUrl.of(postgres ? text : "");
        inspectUser(inspection, setting, url.user(), "the user in " + setting.key() + " is postgres");
        if (inspection.canJudge(ProblemId.DATABASE_UNENCRYPTED, setting)
                && isRemote(url.hosts())
                && !isEncrypted(text, keywords, encryptedElsewhere)) {
            addUnencrypted(inspection, setting, setting.key() + " has no sslmode that insists on encryption");
        }
    }

    /** Whatever driver it is for: {@code jdbc:postgresql://}, {@code postgresql+asyncpg://}. */
    private static boolean isScheme(String url) {
        String scheme = url.substring(0, Math.max(url.indexOf("://"), 0)).toLowerCase(Locale.ROOT);
        return scheme.contains("postgres") || scheme.contains("pgsql");
    }

    /** A host of this machine has a guard of its own, and on a socket nobody listens. */
    private static boolean isRemote(List<String> hosts) {
        boolean remote = false;
        for (String host : hosts) {
            if (DatabaseGuard.isLocal(host)) {
                return false;
            }
            remote |= !host.isEmpty() && !host.startsWith("/");
        }
        return remote;
    }

    /** Of several modes the weakest counts, because drivers differ in which one they take. */
    private static boolean isEncrypted(String url, boolean keywords, boolean elsewhere) {
        List<String> modes = keywords ? List.of(ConnectionKeywords.value(url, "sslmode")) : options(url, "sslmode");
        boolean said = false;
        for (String mode : modes) {
            if (!mode.isEmpty() && !isEncrypting(mode)) {
                return false;
            }
            said |= !mode.isEmpty();
        }
        if (said) {
            return true;
        }
        for (String ssl : keywords ? List.<String>of() : options(url, "ssl")) {
            return ssl.equalsIgnoreCase("true") || isEncrypting(ssl); // as JDBC, Ecto and asyncpg have it
        }
        return elsewhere;
    }

    private static List<String> options(String url, String name) {
        return UrlOptions.options(url, ConnectionUrl.optionsAt(url, url.indexOf("://") + 3), name);
    }

    private static boolean isEncrypting(String mode) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "require", "verify-ca", "verify-full", "no-verify" -> true; // the last one is node-postgres' require
            default -> false;
        };
    }

    /**
     * What counts for URLs that say nothing themselves: libpq's own variable, where the process has it, or keys of the contract
     * that somebody has set. Of a default the driver hears only if the application hands it on, and nothing tells.
     */
    private static boolean isEncryptedElsewhere(Inspection inspection) {
        String ofProcess = modeOfProcess(inspection);
        if (!ofProcess.isEmpty()) {
            return isEncrypting(ofProcess);
        }
        for (Setting setting : inspection.settings()) {
            String key = setting.key().name();
            Origin origin = setting.origin();
            boolean isSaid = isMode(key) && Words.hasAny(key, POSTGRES) && !key.equals(LIBPQ) && setting.isSet();
            if (isSaid && origin != null && origin.layer() != Layer.DEFAULT) {
                return isEncrypting(setting.text());
            }
        }
        return false;
    }

    private static String modeOfProcess(Inspection inspection) {
        Setting declared = inspection.checked().setting(LIBPQ);
        Entry winner = declared == null ? null : declared.supply().winner();
        if (winner != null && isOfProcess(winner)) {
            return winner.value().reveal();
        }
        for (Entry entry : inspection.checked().snapshot().undeclared()) {
            if (entry.name().equals(LIBPQ) && isOfProcess(entry)) {
                return entry.value().reveal();
            }
        }
        return "";
    }

    /** Not one of a tier, {@code STAGING_PGSSLMODE}: that supplies the key, and libpq doesn't know it. */
    private static boolean isOfProcess(Entry entry) {
        Origin origin = entry.origin();
        return (origin instanceof Origin.Variable || origin instanceof Origin.Job)
                && origin.location().equals(LIBPQ);
    }

    private static void addUnencrypted(Inspection inspection, Setting setting, String what) {
        inspection.refuse(
                Problem.of(ProblemId.DATABASE_UNENCRYPTED, what)
                        .because("the password and the data can be read on the way, and nothing says so")
                        .fix("let " + setting.key()
                                + " say sslmode verify-full, or require where there is no certificate"),
                setting);
    }
}
