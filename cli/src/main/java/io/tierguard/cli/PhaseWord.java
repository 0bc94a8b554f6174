package io.tierguard.cli;

import io.tierguard.report.Phase;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** A phase as it is typed. */
final class PhaseWord implements ITypeConverter<Phase> {
    @Override
    public Phase convert(String word) {
        List<String> words = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (phase.label().equals(word)) {
                return phase;
            }
            words.add(phase.label());
        }
        throw Words.unknown(word, "phase", words);
    }
}
