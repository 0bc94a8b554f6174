package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotenvFilesTest {
    @TempDir
    Path folder;

    @Test
    void eachFileIsLookedAtAsOtherProgramsReadIt() throws IOException {
        for (String name : List.of(".env", ".env.local", ".env.test")) {
            Files.writeString(folder.resolve(name), "A=1\nB=p#1\n");
        }

        assertThat(disagreements(Tier.DEVELOPMENT)).containsExactly(".env:2:3", ".env.local:2:3");
        assertThat(disagreements(Tier.TEST)).containsExactly(".env.test:2:3");
        assertThat(disagreements(Tier.STAGING)).containsExactly(".env:2:3", ".env.local:2:3");
        assertThat(disagreements(Tier.PRODUCTION)).containsExactly(".env:2:3", ".env.local:2:3");
    }

    @Test
    void thatProgramsDisagreeIsAWarningEverywhere() {
        for (Tier tier : Tier.values()) {
            assertThat(ProblemId.DOTENV_READERS_DISAGREE.severity(tier)).isEqualTo(Severity.WARNING);
        }
    }

    private List<String> disagreements(Tier tier) {
        List<String> places = new ArrayList<>();
        for (DotenvFiles.Read file :
                DotenvFiles.of(new Surroundings(Map.of(), Map.of(), folder)).in(tier)) {
            for (Problem problem : file.reading().problems()) {
                if (problem.id() == ProblemId.DOTENV_READERS_DISAGREE && problem.origin() != null) {
                    places.add(problem.origin().location());
                }
            }
        }
        return places;
    }
}
