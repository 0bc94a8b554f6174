package io.tierguard.validation.check;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** Makes no message of any template: a validator can put the value into one. What a finding says is made of constants. */
final class NoMessages implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
        return "";
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return "";
    }
}
