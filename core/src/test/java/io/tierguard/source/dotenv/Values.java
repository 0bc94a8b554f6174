package io.tierguard.source.dotenv;

import java.util.List;
import java.util.Random;

/** Values to write and to read back: some as people have them, and some that no one has. */
final class Values {
    /** What somebody may well have in a file, and every reader can be given. */
    static final List<String> PLAUSIBLE = List.of(
            "",
            "true",
            "8080",
            "-1.5e3",
            "1 day",
            "Gr\u00fc\u00dfe aus \u6771\u4eac \ud83d\udc69\u200d\ud83d\udcbb",
            "https://api.example.net/v1?a=b&c=d%20e;f",
            "https://example.net/#/start",
            "postgres://app:p%40ss@db.example.net:5432/app?sslmode=require",
            "redis://:p#ss!word@cache.example.net:6379/0",
            "Server=db.example.net;Database=app;User Id=sa;Password=\"x;y\"",
            "c2VjcmV0IGJ5dGVzLCBub3QgcmVhbA==",
            "0123456789abcdef0123456789ABCDEF",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\nYXQgYWxs+/==\n-----END PRIVATE KEY-----\n",
            "ssh-ed25519 AAAAC3NzaC1lZDI1 someone@example.net",
            "{\"a\":[1,2,{\"b\":\"it's\"}],\"c\":null}",
            "{\n  \"a\": \"#1\",\n  \"b\": \"\\n\"\n}\n",
            "[\"a\", 'b', `c`]",
            "C:\\temp\\new folder\\bin",
            "C:\\temp\\new folder\\",
            "\\\\server\\share",
            "^[a-z]+\\d{2,}$",
            "It's 5 o'clock, isn't it?",
            "don't use #1",
            "He said \"no\".",
            "\"quoted\"",
            "'quoted'",
            "`quoted`",
            "a, b ; c | d & e < f > g",
            "costs $5 or 100%",
            "$1$2salt.hash",
            "$2a$10$.9Xyz",
            "$",
            "$$",
            "  indented and trailed  ",
            "\ttab\t",
            "# not a comment",
            "a # b",
            "=a==",
            "!important",
            "~/x:y:*",
            "export A=b",
            "line\u2028separator",
            "\ufeffmarked\u00a0");

    private static final String[] PIECES = {
        "'",
        "\"",
        "`",
        "\\",
        "\\\\",
        "$",
        "#",
        " #",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "=",
        ":",
        "!",
        "{",
        "}",
        "(",
        "a",
        "n",
        "r",
        "t",
        "0",
        "x",
        "B",
        "_",
        "7",
        "$B",
        "${B}",
        "$$",
        "\\n",
        "\\$",
        "\\'",
        "\\\"",
        "encrypted:",
        "export ",
        "A=1",
        "\nV0=1\n",
        "\u0001",
        "\b",
        "\u000b",
        "\f",
        "\u001b",
        "\u001c",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u00e9",
        "\u017f",
        "\u1680",
        "\u2003",
        "\u200b",
        "\u2028",
        "\u2028'B'",
        "\u2029",
        "\u202e",
        "\u212a",
        "\u3000",
        "\ue000",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\ud83d\ude00",
        "\udbff\udfff"
    };

    private Values() {}

    /** Returns a value made of what is hard to spell, or of any characters, for one that is. */
    static String any(Random random) {
        StringBuilder value = new StringBuilder();
        boolean hard = random.nextInt(4) > 0;
        for (int left = random.nextInt(hard ? 7 : 12); left > 0; left--) {
            if (hard) {
                value.append(PIECES[random.nextInt(PIECES.length)]);
            } else {
                value.appendCodePoint(codePoint(random));
            }
        }
        return value.toString();
    }

    private static int codePoint(Random random) {
        int[] bounds = {0x80, 0x3000, 0xd800, Character.MAX_CODE_POINT + 1};
        int code = 1 + random.nextInt(bounds[random.nextInt(bounds.length)] - 1);
        return code >= 0xd800 && code < 0xe000 ? code - 0xd800 + 1 : code;
    }
}
