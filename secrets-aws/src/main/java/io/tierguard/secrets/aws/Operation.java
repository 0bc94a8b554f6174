package io.tierguard.secrets.aws;

/** What is asked of the manager. */
enum Operation {
    OPEN(""),
    GET("secretsmanager:GetSecretValue"),
    LIST("secretsmanager:ListSecrets"),
    DESCRIBE("secretsmanager:DescribeSecret");

    private final String action;

    Operation(String action) {
        this.action = action;
    }

    /** Returns the permission that it takes. */
    String action() {
        return action;
    }
}
