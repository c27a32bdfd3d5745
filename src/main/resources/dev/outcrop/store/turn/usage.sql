SELECT input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, tokens_known, cost_usd
FROM turn
WHERE session = ?
