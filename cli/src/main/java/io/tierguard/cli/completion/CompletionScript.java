package io.tierguard.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script for one shell. What it completes is read off the commands: their names, their options, and the words that an
 * option or an argument can be where its type is an enum. Where anything can stand, files are completed.
 */
public enum CompletionScript {
    /** For bash, from 3.2 on. */
    BASH("""
            # Completes tierguard in bash. To use it: source <(tierguard completion bash)
            _tierguard() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
                local at="" options="" plain="" files="" word i
                COMPREPLY=()
                # To bash, --tier=test is three words.
                if [[ $cur == "=" ]]; then
                    cur=""
                elif [[ $prev == "=" ]]; then
                    prev=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case "$at $word" in
            @COMMANDS@            at="$at $word" ;;
            @VALUED@            [[ ${COMP_WORDS[i + 1]} == "=" ]] && ((i++))
                            ((i++)) ;;
            @STOPPED@            return ;;
                    esac
                done
            @WORDS@
                if [[ -n $files ]]; then
                    return
                fi
                if [[ -z $plain || $cur == -* ]]; then
                    plain=$options
                fi
                COMPREPLY=($(compgen -W "$plain" -- "$cur"))
            }
            complete -o default -F _tierguard tierguard
            """),
    /** For zsh, from 5 on. */
    ZSH("""
            #compdef tierguard
            # Completes tierguard in zsh. To use it: source <(tierguard completion zsh), after compinit
            _tierguard() {
                local cur=${words[CURRENT]} prev=${words[CURRENT-1]}
                local at="" options="" plain="" files="" word
                local -i i
                if [[ $cur == --*=* ]]; then
                    prev=${cur%%=*}
                    cur=${cur#*=}
                    compset -P '*='
                fi
                for ((i = 2; i < CURRENT; i++)); do
                    word=${words[i]}
                    case "$at $word" in
            @COMMANDS@            at="$at $word" ;;
            @VALUED@            ((i++)) ;;
            @STOPPED@            _files
                            return ;;
                    esac
                done
            @WORDS@
                if [[ -n $files ]]; then
                    _files
                    return
                fi
                if [[ -z $plain || $cur == -* ]]; then
                    plain=$options
                fi
                compadd -- ${=plain}
            }
            if [[ $funcstack[1] == _tierguard ]]; then
                _tierguard "$@"
            else
                compdef _tierguard tierguard
            fi
            """);

    private final String frame;

    CompletionScript(String frame) {
        this.frame = frame;
    }

    /** Returns the script for a program and the commands that it has. */
    public String of(CommandSpec program) {
        Tables tables = new Tables();
        tables.add("", program);
        return frame.replace("@COMMANDS@", pattern(tables.commands))
                .replace("@VALUED@", pattern(tables.valued))
                .replace("@STOPPED@", tables.stopped)
                .replace("@WORDS@\n", tables.words());
    }

    private static String pattern(List<String> places) {
        return "            \"" + String.join("\" | \"", places) + "\")\n    ";
    }

    /** What stands where, as the branches of a shell's {@code case}. */
    private static final class Tables {
        private final List<String> commands = new ArrayList<>();
        private final List<String> valued = new ArrayList<>();
        private final StringBuilder values = new StringBuilder();
        private final StringBuilder lists = new StringBuilder();
        private String stopped = "";

        void add(String at, CommandSpec command) {
            List<String> options = new ArrayList<>();
            for (OptionSpec option : command.options()) {
                if (!option.hidden()) {
                    options.add(option.longestName());
                    addValues(at, option);
                }
            }
            List<String> plain = new ArrayList<>(command.subcommands().keySet());
            for (PositionalParamSpec argument : command.positionalParameters()) {
                plain.addAll(choices(argument));
            }
            lists.append("        \"").append(at).append("\")\n");
            assign(lists, "options", options);
            assign(lists, "plain", plain);
            lists.append("            ;;\n");
            if (command.parser().stopAtPositional()) {
                // After it comes another program's command line.
                stopped += "            \"" + at + " --\" | \"" + at + " \"[!-]*)\n    ";
            }
            for (Map.Entry<String, CommandLine> below : command.subcommands().entrySet()) {
                commands.add(at + " " + below.getKey());
                add(at + " " + below.getKey(), below.getValue().getCommandSpec());
            }
        }

        private void addValues(String at, OptionSpec option) {
            if (option.arity().max() == 0) {
                return;
            }
            List<String> places = new ArrayList<>();
            for (String name : option.names()) {
                places.add(at + " " + name);
            }
            valued.addAll(places);
            List<String> choices = choices(option);
            values.append("        \"").append(String.join("\" | \"", places)).append("\")\n");
            assign(values, choices.isEmpty() ? "files" : "plain", choices.isEmpty() ? List.of("yes") : choices);
            values.append("            ;;\n");
        }

        private static void assign(StringBuilder to, String variable, List<String> words) {
            to.append("            ").append(variable).append("=\"");
            to.append(String.join(" ", words)).append("\"\n");
        }

        String words() {
            return "    case \"$at $prev\" in\n" + values
                    + "        *)\n            case \"$at\" in\n"
                    + lists.toString().indent(4)
                    + "            esac\n            ;;\n    esac\n";
        }

        private static List<String> choices(ArgSpec argument) {
            List<String> choices = new ArrayList<>();
            Class<?> type = argument.auxiliaryTypes()[0];
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    String name = ((Enum<?>) constant).name();
                    choices.add(name.toLowerCase(Locale.ROOT).replace('_', '-'));
                }
            } else if (argument.completionCandidates() != null) {
                argument.completionCandidates().forEach(choices::add);
            }
            return choices;
        }
    }
}
