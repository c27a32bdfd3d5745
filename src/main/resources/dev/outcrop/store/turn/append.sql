INSERT INTO turn (
    session, seq, at,
    input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, tokens_known, cost_usd,
    model_name, model_id, prompt, prompt_hash, stop_reason, request_id, attempts,
    user_text, assistant_text, tool_calls
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
