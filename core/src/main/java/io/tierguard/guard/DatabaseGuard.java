package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.Signal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** A database that is on this machine, or that belongs to another tier. */
final class DatabaseGuard implements Guard {
    private static final String[] DATABASES = {
        "DATABASE", "DB", "POSTGRES", "POSTGRESQL", "PG", "MYSQL", "MARIADB", "MONGO", "MONGODB", "DATASOURCE", "JDBC"
    };

    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            String key = setting.key().name();
            if (isUrl(key)) {
                ConnectionUrl url = ConnectionUrl.of(setting.text());
                inspectHosts(inspection, setting, url.hosts());
                inspectNames(inspection, setting, url.database(), url.hosts());
            } else if (isHost(key)) {
                String text = setting.text();
                List<String> hosts =
                        text.contains("://") ? ConnectionUrl.of(text).hosts() : ConnectionUrl.hosts(text);
                inspectHosts(inspection, setting, hosts);
                inspectNames(inspection, setting, "", hosts);
            } else if (isName(key)) {
                inspectNames(inspection, setting, setting.text(), List.of());
            }
        }
    }

    static boolean isUrl(String key) {
        return Words.hasAny(key, DATABASES) && Words.hasAny(key, "URL", "URI", "DSN");
    }

    private static boolean isHost(String key) {
        return key.equals("PGHOST")
                || (Words.hasAny(key, DATABASES) && Words.hasAny(key, "HOST", "HOSTNAME", "SERVER"));
    }

    private static boolean isName(String key) {
        return key.equals("PGDATABASE")
                || key.endsWith("_DB")
                || key.endsWith("_DATABASE")
                || key.equals("DATABASE")
                || (Words.hasAny(key, DATABASES) && key.endsWith("_NAME"));
    }

    private static void inspectHosts(Inspection inspection, Setting setting, List<String> hosts) {
        if (!inspection.canJudge(ProblemId.DATABASE_LOCAL, setting)) {
            return;
        }
        for (String host : hosts) {
            if (isLocal(host)) {
                inspection.refuse(
                        Problem.of(
                                        ProblemId.DATABASE_LOCAL,
                                        setting.key()
                                                + " names a database host that only this machine or its containers know")
                                .because("what " + inspection.tier().label() + " writes there is lost with the machine")
                                .fix("let " + setting.key() + " name the host of the real database, by its full name"),
                        setting);
                return;
            }
        }
    }

    /**
     * Local is also a name without a dot, as containers have, and what multicast DNS answers. A cluster's service is not,
     * and neither is a socket: a proxy may listen there.
     */
    static boolean isLocal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.startsWith("/") || name.endsWith(".svc.cluster.local")) {
            return false;
        }
        if (name.indexOf(':') >= 0) {
            return isLocalAddress(name);
        }
        return name.indexOf('.') < 0
                || name.startsWith("127.")
                || name.equals("0.0.0.0")
                || name.endsWith(".local")
                || name.endsWith(".localhost")
                || name.endsWith(".localdomain")
                || name.endsWith(".docker.internal");
    }

    /** In brackets nothing is looked up: it is an address, or fails. */
    private static boolean isLocalAddress(String address) {
        int zone = address.indexOf('%');
        try {
            InetAddress read = InetAddress.getByName("[" + (zone < 0 ? address : address.substring(0, zone)) + "]");
            return read.isLoopbackAddress() || read.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void inspectNames(Inspection inspection, Setting setting, String database, List<String> hosts) {
        ProblemId id = inspection.tier() == Tier.PRODUCTION
                ? ProblemId.DATABASE_OF_LOOSER_TIER
                : ProblemId.DATABASE_OF_PRODUCTION;
        if (!inspection.canJudge(id, setting)) {
            return;
        }
        Tier owner = Words.otherTier(database, inspection.tier());
        for (String host : hosts) {
            Tier other = Words.otherTierOfHost(host, inspection.tier());
            owner = owner == null || other == Tier.PRODUCTION ? other : owner;
        }
        if (owner != null) {
            belongsTo(owner, inspection, setting);
        }
    }

    private static void belongsTo(Tier other, Inspection inspection, Setting setting) {
        boolean live = other == Tier.PRODUCTION;
        ProblemId id = live ? ProblemId.DATABASE_OF_PRODUCTION : ProblemId.DATABASE_OF_LOOSER_TIER;
        if (!inspection.applies(id)) {
            return;
        }
        String tier = inspection.tier().label();
        inspection.refuse(
                Problem.of(id, setting.key() + " names a database of " + other.label() + ", and this is " + tier)
                        .because(
                                live
                                        ? "an experiment must not reach live data"
                                        : "what is written there is not where " + tier + " will look for it")
                        .fix(Mends.set(setting, tier + "'s own database")),
                setting);
        if (live) {
            doubtTheTier(inspection, setting);
        }
    }

    /** Where only a build mode says which tier this is, it may be the one that is wrong. */
    private static void doubtTheTier(Inspection inspection, Setting setting) {
        if (!inspection.verdict().isInferred()) {
            return;
        }
        for (Signal signal : inspection.verdict().evidence()) {
            if (signal.names() == inspection.tier() && !inspection.has(ProblemId.TIER_IN_DOUBT, signal.name())) {
                inspection.add(Problem.of(
                                ProblemId.TIER_IN_DOUBT,
                                signal.assignment() + " says "
                                        + inspection.tier().label() + ", and " + setting.key()
                                        + " belongs to production")
                        .key(signal.name())
                        .at(signal.origin())
                        .because("one of the two is wrong, and only APP_TIER can say which")
                        .fix("set APP_TIER=production if this is production, or correct " + setting.key()));
            }
        }
    }
}
