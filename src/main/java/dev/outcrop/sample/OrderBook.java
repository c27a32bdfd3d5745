package dev.outcrop.sample;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The orders of a small shop, for {@link SupportDesk} to look into and to change.
 *
 * <p>A tool is a public method with {@code @Tool}. The model sees its name, the text of the annotation and of each {@code @P};
 * what it returns is given to the model as JSON. An exception is no failure of the turn: its message is given to the model,
 * which then says so or tries otherwise, so write it for a reader. One object serves all turns at the same time, so a tool
 * has to be thread-safe.
 */
public final class OrderBook {

    private final Map<String, Order> orders;

    /** Opens the book with the same orders each time. */
    public OrderBook() {
        orders = Stream.of(
                        new Order("1041", "Ada", "copper kettle", Status.DELIVERED, "last Thursday"),
                        new Order("1042", "Ada", "tea strainer", Status.SHIPPED, "Monday"),
                        new Order("1043", "Grace", "teapot, two litres", Status.PACKED, "not yet"),
                        new Order("1044", "Ada", "whistle for a kettle", Status.PLACED, "not yet"))
                .collect(Collectors.toMap(Order::id, order -> order, (one, other) -> one, ConcurrentHashMap::new));
    }

    /** Looks an order up. */
    @Tool("Finds an order by its number: what it is, whose, and whether and when it was shipped.")
    public Order findOrder(@P("the number of the order, such as 1042") String id) {
        var order = orders.get(id.strip());
        if (order == null) {
            throw new IllegalArgumentException("There is no order " + id + ". Ask the customer for the number.");
        }
        return order;
    }

    /** Lists what a customer is still waiting for. */
    @Tool("Lists the orders of a customer that have not arrived yet, oldest first.")
    public List<Order> openOrders(@P("the customer's first name") String customer) {
        return orders.values().stream()
                .filter(order -> order.customer().equalsIgnoreCase(customer.strip()))
                .filter(order -> order.status().isOpen())
                .sorted(Comparator.comparing(Order::id))
                .toList();
    }

    /** Cancels an order that has not left the house. */
    @Tool("Cancels an order that was not shipped yet.")
    public Order cancelOrder(@P("the number of the order") String id) {
        return orders.compute(findOrder(id).id(), (key, order) -> {
            if (order.status() != Status.PLACED && order.status() != Status.PACKED) {
                throw new IllegalStateException("Order " + key + " is " + order.status() + " and stays so.");
            }
            return new Order(key, order.customer(), order.item(), Status.CANCELLED, "never");
        });
    }

    /**
     * One order.
     *
     * @param shipped when it left, in the words of the shop
     */
    public record Order(String id, String customer, String item, Status status, String shipped) {}

    /** How far an order has come. */
    public enum Status {
        PLACED,
        PACKED,
        SHIPPED,
        DELIVERED,
        CANCELLED;

        boolean isOpen() {
            return this == PLACED || this == PACKED || this == SHIPPED;
        }
    }
}
