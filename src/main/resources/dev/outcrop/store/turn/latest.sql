SELECT seq, at, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, tokens_known, cost_usd,
    model_name, model_id, prompt, prompt_hash, user_text, assistant_text, tool_calls
FROM turn
WHERE session = ?
ORDER BY seq DESC
LIMIT ?
