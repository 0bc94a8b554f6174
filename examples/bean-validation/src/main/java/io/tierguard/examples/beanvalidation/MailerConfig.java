package io.tierguard.examples.beanvalidation;

import io.tierguard.Default;
import io.tierguard.Secret;
import io.tierguard.validation.Tiers;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What the mailer needs. */
// spotless:off
public record MailerConfig(
        @Email String sender,
        Optional<@Email String> replyTo,
        @NotEmpty List<@Email String> operators,
        Secret<@Size(min = 32) String> signingKey,
        @Default("false") @AssertFalse(groups = Tiers.Production.class) boolean dryRun,
        Pool pool) {

    @Ordered
    public record Pool(
            @Min(1) int min,
            @Max(64) @Min(value = 8, groups = {Tiers.Staging.class, Tiers.Production.class}) int max) {}
}
// spotless:on
