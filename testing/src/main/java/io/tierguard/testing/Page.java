package io.tierguard.testing;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a list. What tells where the next begins looks like nothing that could be counted on. */
record Page(List<Stored> secrets, int end, boolean isLast) {
    private static final String MARK = "after:";

    static Page of(List<Stored> all, Arguments in, int most) {
        int size = in.number("MaxResults", most);
        if (size < 1 || size > most) {
            String rule = size < 1 ? "greater than or equal to 1" : "less than or equal to " + most;
            throw Arguments.constraint("'" + size + "'", "MaxResults", "Member must have value " + rule);
        }
        String token = in.text("NextToken");
        int begin = token == null ? 0 : begin(token, all.size());
        int end = Math.min(all.size(), begin + size);
        return new Page(all.subList(begin, end), end, end == all.size());
    }

    void link(JsonObject out) {
        if (!isLast) {
            byte[] mark = (MARK + end).getBytes(StandardCharsets.US_ASCII);
            out.addProperty("NextToken", Base64.getUrlEncoder().encodeToString(mark));
        }
    }

    private static int begin(String token, int size) {
        try {
            String mark = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (mark.startsWith(MARK)) {
                return Math.min(size, Integer.parseInt(mark.substring(MARK.length())));
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw new Refusal(AwsError.ofService("InvalidNextTokenException", "Invalid NextToken."));
    }
}
