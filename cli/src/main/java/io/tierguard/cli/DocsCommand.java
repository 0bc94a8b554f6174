package io.tierguard.cli;

import io.tierguard.Tier;
import io.tierguard.cli.docs.AwsSkeleton;
import io.tierguard.cli.docs.Drift;
import io.tierguard.cli.docs.EnvExample;
import io.tierguard.cli.docs.GitHubEnv;
import io.tierguard.cli.docs.JsonSchema;
import io.tierguard.cli.docs.MarkdownReference;
import io.tierguard.contract.file.ContractFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes files from the contract, or says whether one has drifted from it. */
@Command(
        name = "docs",
        header = "Make files from the contract, or see whether they drifted",
        description = {
            "Make a file from the contract, or with --check say whether one has drifted from it:",
            "  env-example   a .env.example for developers",
            "  markdown      a page with a section for each key",
            "  json-schema   a JSON Schema of the values under their keys",
            "  github-env    the env block of a job of GitHub Actions",
            "  aws-skeleton  the JSON of a secret of AWS Secrets Manager, to be filled in",
            "No secret is written.",
            "With github-env, --check reads a workflow, and reports what its jobs hand over",
            "and what they should."
        })
final class DocsCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = DocsKind.Word.class,
            description = "env-example, markdown, json-schema, github-env or aws-skeleton.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    DocsKind kind;

    @Mixin
    Place place = new Place();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            converter = TierWord.class,
            description =
                    "The tier that it is for; without this, development for env-example, production for github-env"
                            + " and aws-skeleton, and what all tiers share for json-schema.")
    @Nullable
    Tier tier;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            converter = PathWord.class,
            description = "Write nothing; end with 78 if this file is not what would be made, or for github-env if this"
                    + " workflow doesn't hand over what the tier needs.")
    @Nullable
    Path check;

    @Option(
            names = "--job",
            paramLabel = "JOB",
            description = "The job of that workflow; without this, those whose environment is the tier, or may be.")
    @Nullable
    String job;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.Word.class,
            description = "How the workflow is reported on: text, json, github (annotations), markdown or sarif.")
    @Nullable
    Format format;

    DocsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        boolean ofWorkflow = check != null && kind == DocsKind.GITHUB_ENV;
        if (check != null && !ofWorkflow && output.file() != null) {
            throw new UsageException("--check writes nothing: leave out --output");
        }
        if (!ofWorkflow && (job != null || format != null)) {
            throw new UsageException((job == null ? "--format" : "--job") + " is for docs github-env with --check");
        }
        checkTier();
        ContractFile contract = place.contract(shell);
        if (!contract.problems().isEmpty()) {
            place.report(shell, contract);
            return ExitCode.REFUSED;
        }
        if (ofWorkflow && check != null) {
            return new WorkflowReport(shell, output, format == null ? Format.TEXT : format)
                    .write(contract.contract(), tier == null ? Tier.PRODUCTION : tier, check, job);
        }
        String made = made(contract);
        if (check != null) {
            return checked(check, made);
        }
        output.write(shell, made);
        return ExitCode.OK;
    }

    private void checkTier() {
        if (kind == DocsKind.MARKDOWN && tier != null) {
            throw new UsageException("docs markdown tells of every tier: leave out --tier");
        }
        if (kind == DocsKind.ENV_EXAMPLE && tier != null && tier.isDeployed()) {
            throw new UsageException(tier.label() + " refuses a .env: an example is for development or test");
        }
    }

    private String made(ContractFile file) {
        return switch (kind) {
            case ENV_EXAMPLE -> EnvExample.of(file.contract(), tier == null ? Tier.DEVELOPMENT : tier);
            case MARKDOWN -> MarkdownReference.of(file);
            case JSON_SCHEMA -> JsonSchema.of(file.contract(), tier);
            case GITHUB_ENV -> GitHubEnv.of(file.contract(), tier == null ? Tier.PRODUCTION : tier);
            case AWS_SKELETON -> AwsSkeleton.of(file.contract(), tier == null ? Tier.PRODUCTION : tier);
        };
    }

    private int checked(Path file, String expected) {
        String drift;
        try {
            drift = Drift.of(shell.directory().resolve(file), expected);
        } catch (IOException | SecurityException e) {
            throw new UsageException(file + " can't be read");
        }
        if (drift.isEmpty()) {
            return ExitCode.OK;
        }
        String made = kind.word() + (tier == null ? "" : " --tier " + tier.label());
        shell.say(file + " " + drift + "; 'tierguard docs " + made + " --output " + file + "' makes it anew");
        return ExitCode.REFUSED;
    }
}
