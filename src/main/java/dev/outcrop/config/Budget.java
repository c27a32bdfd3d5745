package dev.outcrop.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be spent, in US dollars; null where there is no limit. */
public record Budget(
        @Nullable BigDecimal perSessionUsd, @Nullable BigDecimal perDayUsd) {}
