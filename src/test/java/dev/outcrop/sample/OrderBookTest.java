package dev.outcrop.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.sample.OrderBook.Order;
import dev.outcrop.sample.OrderBook.Status;
import org.junit.jupiter.api.Test;

final class OrderBookTest {

    private final OrderBook book = new OrderBook();

    @Test
    void an_order_is_found_by_its_number() {
        assertThat(book.findOrder(" 1042 "))
                .isEqualTo(new Order("1042", "Ada", "tea strainer", Status.SHIPPED, "Monday"));
    }

    @Test
    void what_a_customer_waits_for_is_listed_oldest_first() {
        assertThat(book.openOrders("ada")).extracting(Order::id).containsExactly("1042", "1044");
    }

    @Test
    void an_order_in_the_house_can_be_cancelled_once() {
        assertThat(book.cancelOrder("1043").status()).isEqualTo(Status.CANCELLED);
        assertThat(book.findOrder("1043").status()).isEqualTo(Status.CANCELLED);

        assertThatThrownBy(() -> book.cancelOrder("1043")).hasMessage("Order 1043 is CANCELLED and stays so.");
    }

    @Test
    void an_order_on_its_way_cannot_be_cancelled() {
        assertThatThrownBy(() -> book.cancelOrder("1042")).hasMessage("Order 1042 is SHIPPED and stays so.");
    }

    @Test
    void a_number_that_is_in_no_book_is_said_to_the_model() {
        assertThatThrownBy(() -> book.findOrder("7"))
                .hasMessage("There is no order 7. Ask the customer for the number.");
    }
}
