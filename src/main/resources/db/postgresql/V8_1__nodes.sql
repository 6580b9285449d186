-- The nodes that share this database; until_at in milliseconds since 1970 by its clock. What a node holds is free when
-- it is not renewed until then.
CREATE TABLE node (
    node     VARCHAR(64) NOT NULL PRIMARY KEY,
    until_at BIGINT      NOT NULL,
    seeks    INTEGER     NOT NULL
);

-- What only one node may do at a time; epoch grows with each owner.
CREATE TABLE lease (
    name  TEXT        NOT NULL PRIMARY KEY,
    node  VARCHAR(64),
    epoch BIGINT      NOT NULL
);
CREATE INDEX lease_by_node ON lease (node);

-- Each SML account's token, sealed with the account's password; login_until: a node is logging in. Times in milliseconds
-- since 1970.
CREATE TABLE sml_token (
    account       VARCHAR(64) NOT NULL PRIMARY KEY,
    token         TEXT,
    login_until   BIGINT      NOT NULL,
    refused_until BIGINT      NOT NULL
);
