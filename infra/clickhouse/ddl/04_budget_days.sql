-- Budget against actual: one row per household, category and day. The revision's lower 32 bits are the month's, its upper ones say when the job
-- was last restored (seconds since 1970), so that what it wrote before loses against what it writes after.
CREATE TABLE IF NOT EXISTS bitebudget.budget_days {{cluster}}
(
    household       String,
    month           LowCardinality(String),
    category_id     LowCardinality(String),
    local_date      Date32,
    bucket          LowCardinality(String),
    currency        LowCardinality(String),
    planned_minor   Int64,
    spent_minor     Int64,
    carried_minor   Int64,
    remaining_minor Int64,
    status          LowCardinality(String),
    revision        UInt64,
    is_deleted      UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (household, month, category_id, local_date);
