package io.tierguard.cli.matrix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks. Every pair of colours that text is made of has a contrast of at least 4.5. */
final class HtmlStyle {
    static final String CSS = """

            :root {
              color-scheme: light dark;
              --page: #ffffff; --text: #1c2024; --quiet: #5b636b; --line: #d6dbe0; --head: #f2f4f6; --stripe: #fafbfc;
              --required: #0b4f9c; --required-back: #e2eefb; --forbidden: #a3161f; --forbidden-back: #fce8e8;
              --refused: #8a4b00; --code: #eef0f2;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --page: #14171a; --text: #e6e9ec; --quiet: #a3abb3; --line: #363c43; --head: #20252a; --stripe: #181c20;
                --required: #a9cffb; --required-back: #17324f; --forbidden: #ffb3b3; --forbidden-back: #4d1d20;
                --refused: #f2b76a; --code: #272d33;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 2rem; background: var(--page); color: var(--text);
              font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            main { width: max-content; min-width: 100%; }
            header, section, footer { position: sticky; left: 2rem; width: min(calc(100vw - 4rem), 75rem); }
            h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
            h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
            header p { margin: 0 0 1.25rem; color: var(--quiet); }
            table { border-collapse: separate; border-spacing: 0; }
            th, td { padding: .5rem .9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
            tbody tr:nth-child(even) > * { background: var(--stripe); }
            thead th { position: sticky; top: 0; z-index: 1; background: var(--head); white-space: nowrap;
              border-top: 1px solid var(--line); }
            tbody th { position: sticky; left: 0; background: var(--page); font-weight: normal;
              border-right: 1px solid var(--line); width: 24rem; max-width: 24rem; overflow-wrap: anywhere; }
            thead th:first-child { left: 0; z-index: 2; border-right: 1px solid var(--line); }
            td { min-width: 9rem; max-width: 18rem; overflow-wrap: anywhere; }
            tbody tr:target > *, tbody tr:hover > * { background: var(--head); }
            code { font: .92em ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
              unicode-bidi: isolate; }
            td code, li code, dt code { background: var(--code); padding: .1em .35em; border-radius: 4px; }
            th code { font-weight: 600; }
            small { display: block; color: var(--quiet); font-size: .87em; unicode-bidi: isolate; }
            .need { display: inline-block; padding: 0 .5em; border-radius: 4px; }
            .required { color: var(--required); background: var(--required-back); font-weight: 600; }
            .forbidden { color: var(--forbidden); background: var(--forbidden-back); font-weight: 600; }
            .optional { color: var(--quiet); padding: 0; }
            .refused { display: block; color: var(--refused); margin-top: .2rem; }
            .secret { color: var(--quiet); border: 1px solid var(--quiet); border-radius: 4px; padding: 0 .35em;
              font-size: .8em; white-space: nowrap; }
            dt .refused { margin: 0; }
            a { color: var(--required); }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 1.25rem 0 0; }
            dd { margin: 0; color: var(--quiet); }
            section ul { list-style: none; margin: 0; padding: 0; }
            section li { border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin: 0 0 .75rem;
              overflow-wrap: anywhere; }
            section li p { margin: .3rem 0 0; }
            section h3 { font-size: 1rem; margin: 0; }
            @media screen and (max-width: 68rem) {
              tbody th { width: 17rem; max-width: 17rem; }
              td { min-width: 7rem; }
            }
            @media screen and (max-width: 48rem) {
              body { padding: 1rem; }
              header, section, footer { left: 1rem; width: calc(100vw - 2rem); }
              tbody th { width: 12rem; max-width: 12rem; }
              tbody th small { display: none; }
            }
            @page { size: landscape; margin: 12mm; }
            @media print {
              :root {
                color-scheme: light;
                --page: #ffffff; --text: #000000; --quiet: #444444; --line: #999999; --head: #ffffff; --stripe: #ffffff;
                --required: #000000; --required-back: #ffffff; --forbidden: #000000; --forbidden-back: #ffffff;
                --refused: #000000; --code: #ffffff;
              }
              body { padding: 0; font-size: 9pt; }
              main { width: auto; }
              header, section, footer, thead th, tbody th { position: static; width: auto; }
              table { width: 100%; }
              th, td { padding: .25rem .5rem; }
              td { min-width: 0; }
              tbody th { width: 34%; max-width: none; }
              table tbody tr:nth-child(n) > *, thead th { background: none; }
              td code, li code, dt code { padding: 0; }
              .need { padding: 0; }
              tr, li, dl { break-inside: avoid; }
              h2, h3 { break-after: avoid; }
            }
            """;

    private HtmlStyle() {}

    /** Returns what a content security policy knows the style by, so that no other is let in. */
    static String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
