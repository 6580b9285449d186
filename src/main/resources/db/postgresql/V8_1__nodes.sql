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
