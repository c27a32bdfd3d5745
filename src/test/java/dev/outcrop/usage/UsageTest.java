package dev.outcrop.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.catalog.Prices;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UsageTest {

    private static final Prices SONNET = new Prices(usd("3"), usd("15"), usd("0.3"), usd("3.75"));

    @Test
    void each_class_of_tokens_has_its_own_price() {
        var tokens = new Tokens(12, 40, 1000, 200, true);

        var usage = Usage.priced(tokens, SONNET);

        // 12 x 3 + 40 x 15 + 1000 x 0.3 + 200 x 3.75 millionths
        assertThat(usage).isEqualTo(new Usage(tokens, usd("0.001686")));
    }

    @Test
    void a_price_is_exact_to_the_last_digit() {
        var usage = Usage.priced(new Tokens(1, 0, 3, 0, true), new Prices(usd("0.035"), null, usd("0.00875"), null));

        assertThat(usage.costUsd()).isEqualTo(usd("0.00000006125"));
    }

    @Test
    void a_class_that_occurs_without_a_price_makes_the_cost_unknown() {
        var noCacheWrite = new Prices(usd("3"), usd("15"), usd("0.3"), null);

        assertThat(Usage.priced(new Tokens(12, 40, 0, 1, true), noCacheWrite).costUsd())
                .isNull();
        assertThat(Usage.priced(new Tokens(0, 1, 0, 0, true), Prices.UNKNOWN).costUsd())
                .isNull();
    }

    @Test
    void a_class_that_does_not_occur_needs_no_price() {
        var noCache = new Prices(usd("3"), usd("15"), null, null);

        assertThat(Usage.priced(new Tokens(12, 40, 0, 0, true), noCache).costUsd())
                .isEqualTo(usd("0.000636"));
        assertThat(Usage.priced(Tokens.NONE, Prices.UNKNOWN)).isEqualTo(Usage.NONE);
    }

    @Test
    void tokens_that_were_not_reported_cost_an_unknown_amount() {
        assertThat(Usage.priced(Tokens.UNKNOWN, SONNET)).isEqualTo(new Usage(Tokens.UNKNOWN, null));
    }

    @Test
    void a_price_of_zero_is_known() {
        var free = new Prices(usd("0"), usd("0.0"), null, null);

        assertThat(Usage.priced(new Tokens(5, 5, 0, 0, true), free).costUsd()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void equal_amounts_are_equal_and_print_without_trailing_zeros_or_exponents() {
        assertThat(new Usage(Tokens.NONE, usd("0.0100")).costUsd()).hasToString("0.01");
        assertThat(new Usage(Tokens.NONE, usd("1E+2")).costUsd()).hasToString("100");
    }

    @Test
    void a_sum_with_an_unknown_part_is_unknown() {
        var known = new Usage(new Tokens(1, 2, 3, 4, true), usd("0.5"));
        var unknown = new Usage(new Tokens(1, 2, 3, 4, true), null);

        assertThat(known.plus(known)).isEqualTo(new Usage(new Tokens(2, 4, 6, 8, true), usd("1")));
        assertThat(known.plus(unknown).costUsd()).isNull();
        assertThat(unknown.plus(known).costUsd()).isNull();
    }

    @Test
    void the_price_of_a_sum_is_the_sum_of_the_prices() {
        var random = new Random(20261124);
        var tokens = Tokens.NONE;
        var usage = Usage.NONE;

        for (var i = 0; i < 1000; i++) {
            var call = new Tokens(
                    random.nextInt(100_000), random.nextInt(9000), random.nextInt(50_000), random.nextInt(9000), true);
            tokens = tokens.plus(call);
            usage = usage.plus(Usage.priced(call, SONNET));
        }

        assertThat(usage).isEqualTo(Usage.priced(tokens, SONNET));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
