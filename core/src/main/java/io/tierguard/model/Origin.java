package io.tierguard.model;

import io.tierguard.Layer;
import org.jspecify.annotations.Nullable;

/** Where a value came from, in that source's own words for the place. */
public sealed interface Origin {
    /** Returns the layer that the value belongs to. */
    Layer layer();

    /** Returns the place alone: {@code .env:12:5}, or the name of a variable. */
    String location();

    /** Returns the place as a person says it: {@code environment variable LOG_LEVEL}. */
    String describe();

    /** Returns what supplied the value, as a summary names it: a file, or else the layer. */
    default String supplier() {
        return layer().label();
    }

    /**
     * A file, and the place in it.
     *
     * @param layer the layer that the file belongs to
     * @param path the file's path, as the application's folder sees it
     * @param line the line, from 1; 0 for the file as a whole
     * @param column the column in characters, from 1; 0 for the line as a whole
     */
    record File(Layer layer, String path, int line, int column) implements Origin {
        /** Returns the file as a whole. */
        public static File whole(Layer layer, String path) {
            return new File(layer, path, 0, 0);
        }

        @Override
        public String location() {
            if (line == 0) {
                return path;
            }
            return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
        }

        @Override
        public String describe() {
            return location();
        }

        @Override
        public String supplier() {
            return path;
        }
    }

    /**
     * A variable of the process.
     *
     * @param name the variable's own name, {@code STAGING_DATABASE_URL}
     */
    record Variable(String name) implements Origin {
        @Override
        public Layer layer() {
            return Layer.ENVIRONMENT;
        }

        @Override
        public String location() {
            return name;
        }

        @Override
        public String describe() {
            return "environment variable " + name;
        }
    }

    /**
     * A variable that a job was handed by what runs it: a variable of the process, of which more is known.
     *
     * @param layer {@link Layer#SECRETS} where it supplies a key that is declared as a secret, or else {@link Layer#ENVIRONMENT}
     * @param runner what runs the job: {@code GitHub Actions}
     * @param variable the variable's own name
     * @param job the job's name, or null where it isn't known
     */
    record Job(
            Layer layer,
            String runner,
            String variable,
            @Nullable String job) implements Origin {
        /** Keeps a source from claiming a layer that is not its own. */
        public Job {
            if (layer != Layer.SECRETS && layer != Layer.ENVIRONMENT) {
                throw new IllegalArgumentException("a job has variables and secrets alone");
            }
        }

        @Override
        public String location() {
            return variable;
        }

        @Override
        public String describe() {
            return runner + " secret or variable " + variable + (job == null ? "" : ", job " + job);
        }

        @Override
        public String supplier() {
            return runner;
        }
    }

    /**
     * A system property of the JVM.
     *
     * @param name the property's own name, {@code app.tier}
     */
    record Property(String name) implements Origin {
        @Override
        public Layer layer() {
            return Layer.PROPERTY;
        }

        @Override
        public String location() {
            return name;
        }

        @Override
        public String describe() {
            return "system property " + name;
        }
    }

    /**
     * A claim of a document that a platform gives a process.
     *
     * @param document the document, {@code the job's OIDC token}
     * @param claim the claim's own name, {@code environment}
     */
    record Claimed(String document, String claim) implements Origin {
        @Override
        public Layer layer() {
            return Layer.ENVIRONMENT;
        }

        @Override
        public String location() {
            return document + "#" + claim;
        }

        @Override
        public String describe() {
            return claim + " claim of " + document;
        }
    }

    /**
     * An item of a secret manager.
     *
     * @param store the secret, with its manager: {@code AWS Secrets Manager event-api/production}
     * @param item the item in it; {@code *} for the secret as a whole
     * @param version which version of the secret was read, as its manager calls it, or null where it doesn't tell; no value
     */
    record Stored(String store, String item, @Nullable String version) implements Origin {
        /** An item of a manager that tells no versions. */
        public Stored(String store, String item) {
            this(store, item, null);
        }

        @Override
        public Layer layer() {
            return Layer.SECRETS;
        }

        @Override
        public String location() {
            return isWhole() ? store : store + "#" + item;
        }

        @Override
        public String describe() {
            return isWhole() ? store : store + ", key " + item;
        }

        private boolean isWhole() {
            return item.equals("*");
        }
    }

    /**
     * A property of a source that the application has made a layer, such as a {@code ConfigSource} of MicroProfile.
     *
     * @param layer the layer that the application has put it in
     * @param source what the source calls itself
     * @param property the property, as the source spells it; {@code *} for the source as a whole
     * @param line the line, from 1; 0 where the source doesn't tell
     */
    record Supplied(Layer layer, String source, String property, int line) implements Origin {
        /** Returns the source as a whole. */
        public static Supplied whole(Layer layer, String source) {
            return new Supplied(layer, source, "*", 0);
        }

        @Override
        public String location() {
            String place = line == 0 ? source : source + ":" + line;
            return isWhole() ? place : place + "#" + property;
        }

        @Override
        public String describe() {
            return isWhole() ? source : source + ", property " + property + (line == 0 ? "" : " in line " + line);
        }

        @Override
        public String supplier() {
            return source;
        }

        private boolean isWhole() {
            return property.equals("*");
        }
    }

    /**
     * A default of the contract.
     *
     * @param declaredAt where the contract says it: a record component, or a line of a file
     */
    record Declared(String declaredAt) implements Origin {
        @Override
        public Layer layer() {
            return Layer.DEFAULT;
        }

        @Override
        public String location() {
            return declaredAt;
        }

        @Override
        public String describe() {
            return "default of " + declaredAt;
        }
    }

    /**
     * The application's own code.
     *
     * @param call the call that set it, {@code .tier(…)}
     */
    record Code(String call) implements Origin {
        @Override
        public Layer layer() {
            return Layer.CODE;
        }

        @Override
        public String location() {
            return call;
        }

        @Override
        public String describe() {
            return "set in code by " + call;
        }
    }
}
