package io.tierguard.source.dotenv;

import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;

/**
 * The problems of a {@code .env} file, in words. It is loaded only for a file that has one.
 *
 * <p>None of them holds text of the file, but for a name that is plainly one: what stands on a line that is wrong may be
 * the rest of a secret.
 */
final class Complaints {
    private static final String LITERAL =
            "a $ that belongs to the value itself is written $$, or stands in single quotes";

    private Complaints() {}

    static Problem notAName(Origin place, boolean nul, boolean behindQuote) {
        if (nul) {
            return nul(place);
        }
        if (behindQuote) {
            return textBehindQuote(place);
        }
        return Problem.of(ProblemId.DOTENV_SYNTAX, "a character stands here that no name can have")
                .at(place)
                .because("a line reads NAME=value, and a name is made of letters, digits, _ . - [ and ]")
                .fix("write the line as NAME=value, or begin it with # if it is a comment");
    }

    static Problem spaceInName(Origin place, boolean behindQuote) {
        if (behindQuote) {
            return textBehindQuote(place);
        }
        return Problem.of(ProblemId.DOTENV_SYNTAX, "a name has a space in it here")
                .at(place)
                .because("a line reads NAME=value, and only export may stand before the name")
                .fix("take the space out of the name, or begin the line with # if it is a comment");
    }

    static Problem spaceInRawName(Origin place) {
        return Problem.of(ProblemId.DOTENV_SYNTAX, "a name has a space in it here, or behind it")
                .at(place)
                .because("this file is read as docker run --env-file reads it, where a line is NAME=value and no more")
                .fix("write NAME=value without export and without spaces around the =, or begin the line with #");
    }

    private static Problem textBehindQuote(Origin place) {
        return Problem.of(ProblemId.DOTENV_SYNTAX, "text follows a closing quote here, and it is no setting")
                .at(place)
                .because("behind a closing quote a further NAME=value may begin, or a comment with #")
                .fix(
                        "put all of the value between the quotes, and write a quote inside of it with a backslash before it");
    }

    static Problem noName(Origin place) {
        return Problem.of(ProblemId.DOTENV_SYNTAX, "a value stands here without a name")
                .at(place)
                .because("a line reads NAME=value, or NAME: value")
                .fix("write the name before the value, or remove the line");
    }

    static Problem unclosedQuote(String name, Origin place, char quote) {
        boolean isDouble = quote == '"';
        return about(
                        name,
                        ProblemId.DOTENV_SYNTAX,
                        "the " + (isDouble ? "double" : "single") + " quote that opens here is never closed")
                .at(place)
                .because("a quoted value may run over several lines, and this one would run to the end of the file")
                .fix("close the quote; if it belongs to the value, put the whole value in "
                        + (isDouble ? "single" : "double") + " quotes");
    }

    static Problem nul(Origin place) {
        return Problem.of(ProblemId.DOTENV_SYNTAX, "a NUL character stands here")
                .at(place)
                .because("other programs end a value at a NUL")
                .fix("remove it; if the file was saved as UTF-16, save it as UTF-8");
    }

    static Problem escapedNul(String name, Origin place) {
        return about(name, ProblemId.DOTENV_SYNTAX, "an escape in this value stands for a NUL character")
                .at(place)
                .because("other programs end a value at a NUL")
                .fix("take \\0000 out of the value, or put it in single quotes if the backslash is meant");
    }

    static Problem duplicate(String name, Origin.File place, Origin.File hidden) {
        String subject = isShowable(name) ? name : "a name";
        String message = place.line() == hidden.line()
                ? subject + " is set twice on line " + place.line()
                : subject + " is set again on line " + place.line() + ", after line " + hidden.line();
        return about(name, ProblemId.DOTENV_DUPLICATE, message)
                .at(place)
                .because("the last one wins, so the one before it has no effect on what comes after")
                .fix("keep one of the two")
                .shadowing(List.of(hidden));
    }

    static Problem unset(String name, Origin place, String wanted) {
        return about(
                        name,
                        ProblemId.INTERPOLATION_UNSET,
                        subject(wanted) + " is not set, so nothing is put in its place")
                .at(place)
                .because("neither the environment nor an earlier line sets it")
                .fix("set it earlier, or give a default as in ${NAME:-default}; " + LITERAL);
    }

    static Problem required(String name, Origin place, String wanted, boolean orEmpty) {
        return about(
                        name,
                        ProblemId.INTERPOLATION,
                        subject(wanted) + " is required here and is " + (orEmpty ? "empty or not set" : "not set"))
                .at(place)
                .because("${NAME:?reason} and ${NAME?reason} ask for a value that is set before")
                .fix("set it in the environment or on an earlier line");
    }

    static Problem noNameInBraces(String name, Origin place) {
        return malformed(name, place, "no name follows the ${ that opens here");
    }

    static Problem noOperator(String name, Origin place) {
        return malformed(name, place, "the ${ that opens here has something behind its name that is not understood");
    }

    static Problem unclosedBrace(String name, Origin place) {
        return malformed(name, place, "the ${ that opens here is never closed on its line");
    }

    private static Problem malformed(String name, Origin place, String message) {
        return about(name, ProblemId.INTERPOLATION, message)
                .at(place)
                .because("a reference reads ${NAME}, or ${NAME:-default} with one of :- - :+ + :? ? behind the name")
                .fix("mend the reference; " + LITERAL);
    }

    static Problem madeFromFailed(String name, Origin place, Origin.File failure) {
        return about(
                        name,
                        ProblemId.INTERPOLATION,
                        "this refers to line " + failure.line() + ", which could not be read")
                .at(place)
                .because("a value made from one that is missing would be wrong")
                .fix("mend line " + failure.line());
    }

    static Problem tooDeep(String name, Origin place) {
        return limit(
                name,
                ProblemId.DOTENV_TOO_DEEP,
                place,
                "more than " + Interpolation.DEEPEST + " references stand in one another here");
    }

    static Problem tooLong(String name, Origin place) {
        return limit(
                name,
                ProblemId.DOTENV_TOO_LONG,
                place,
                "with this reference the value would be longer than " + Interpolation.LONGEST + " characters");
    }

    static Problem tooMuch(String name, Origin place) {
        return limit(
                name,
                ProblemId.DOTENV_TOO_LONG,
                place,
                "the references of this file would bring in more than " + Interpolation.MOST + " characters in all");
    }

    private static Problem limit(String name, ProblemId id, Origin place, String message) {
        return about(name, id, message)
                .at(place)
                .because("a file that grows like this is a mistake or an attack")
                .fix("write the value out, or in simpler steps");
    }

    private static Problem about(String name, ProblemId id, String message) {
        Problem problem = Problem.of(id, message);
        return isShowable(name) ? problem.key(name) : problem;
    }

    /** What is not plainly a name might be a part of a password that has a dollar sign in it. */
    private static String subject(String wanted) {
        return isShowable(wanted) ? wanted : "the name that this $ refers to";
    }

    /** Said in place of all that follow. */
    static Problem tooMany(Problem next) {
        Problem problem = Problem.of(
                        ProblemId.DOTENV_SYNTAX, "there are more mistakes from here on, which are not listed")
                .fix("check whether this is a .env at all, and mend the ones above first");
        return next.origin() == null ? problem : problem.at(next.origin());
    }

    private static boolean isShowable(String name) {
        return Key.isShowable(name);
    }
}
