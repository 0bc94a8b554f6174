package io.tierguard.secrets.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Keeps from the SDK what an answer says besides what is asked for. The SDK logs what the manager says of an error, the ids that
 * headers give, and the place where an answer is no JSON; and a manager that is broken, or somebody in its place, may have put a
 * secret there.
 *
 * <p>Of an error, code and request id are left, the date by which the SDK sets its clock, and whether a key of KMS is named.
 * An answer that holds what was asked for keeps its body, if that is JSON.
 */
final class CodesOnly implements ExecutionInterceptor {
    /** Twenty secrets of 64 KiB, of which each character may be written as six. */
    private static final int LONGEST_ANSWER = 1 << 23;

    private static final int LONGEST_ERROR = 1 << 16;

    private static final String REQUEST_ID = "x-amzn-RequestId";
    private static final String OTHER_REQUEST_ID = "x-amz-request-id";
    private static final String DATE = "Date";

    private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("TierguardCodesOnly");

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        String id = Fault.requestId(header(response, REQUEST_ID));
        String otherId = Fault.requestId(header(response, OTHER_REQUEST_ID));
        String date = date(header(response, DATE));
        SdkHttpResponse.Builder cleaned = response.toBuilder().statusText(null);
        if (response.isSuccessful()) {
            attributes.putAttribute(BODY, answer(context));
            cleaned.removeHeader("x-amz-id-2").removeHeader(OTHER_REQUEST_ID);
        } else {
            ErrorText error = error(context);
            attributes.putAttribute(BODY, error.answer());
            cleaned.clearHeaders().putHeader("Content-Type", "application/x-amz-json-1.1");
            otherId = otherId == null ? error.requestId() : otherId;
        }
        put(cleaned, REQUEST_ID, id == null ? otherId : id);
        put(cleaned, DATE, date);
        return cleaned.build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return Optional.of(new ByteArrayInputStream(attributes.getAttribute(BODY)));
    }

    private static byte[] answer(Context.ModifyHttpResponse context) {
        try {
            return read(context, LONGEST_ANSWER).checked().bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ErrorText error(Context.ModifyHttpResponse context) {
        SdkHttpResponse response = context.httpResponse();
        try {
            return ErrorText.of(
                    header(response, "x-amzn-ErrorType"),
                    header(response, "x-amzn-error-message"),
                    read(context, LONGEST_ERROR).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Body read(Context.ModifyHttpResponse context, int longest) throws IOException {
        return Body.read(
                context.responseBody().orElse(null), header(context.httpResponse(), "Content-Length"), longest);
    }

    private static void put(SdkHttpResponse.Builder response, String name, @Nullable String value) {
        response.removeHeader(name);
        if (value != null) {
            response.putHeader(name, value);
        }
    }

    private static @Nullable String header(SdkHttpResponse response, String name) {
        return response.firstMatchingHeader(name).orElse(null);
    }

    private static @Nullable String date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
