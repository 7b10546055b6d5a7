-- Every observation of products in stores, newest first, those taken back left out.
-- keys   pairs of store and the store's own product
-- newest how many rows of each product at most
SELECT
    store,
    product,
    toUnixTimestamp64Micro(occurred_at) AS observed_at_micros,
    local_date,
    price_minor,
    currency,
    list_price_minor,
    promo,
    source,
    in_stock,
    trust
FROM bitebudget.price_history FINAL
PREWHERE (store, product) IN {keys:Array(Tuple(String, String))}
ORDER BY store, product, occurred_at DESC, observation_id
LIMIT {newest:UInt32} BY store, product
-- partitions are made of the sort key, so versions of a row never stand in two of them, nor under two products: other products are left out
-- before versions are compared; few rows are sorted faster than read in order, and read faster by the thread that sorts them than by others
SETTINGS do_not_merge_across_partitions_select_final = 1, max_threads = 1, optimize_read_in_order = 0,
    local_filesystem_read_method = 'pread'
