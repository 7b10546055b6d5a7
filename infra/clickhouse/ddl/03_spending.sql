-- One row per line of a ledger entry: what a household spent, by day, category, merchant and member.
CREATE TABLE IF NOT EXISTS bitebudget.spending {{cluster}}
(
    household    String,
    entry_id     String,
    line_no      UInt16,
    kind         LowCardinality(String),
    source       LowCardinality(String),
    local_date   Date32,
    month        LowCardinality(String),
    category_id  LowCardinality(String),
    merchant     String,
    member       String,
    amount_minor Int64,
    currency     LowCardinality(String),
    occurred_at  DateTime64(6, 'UTC'),
    revision     UInt64,
    is_deleted   UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (household, entry_id, line_no);
