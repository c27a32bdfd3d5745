package dev.outcrop.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.Tool;
import dev.outcrop.error.OutcropException;
import dev.outcrop.sample.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolboxTest {

    @Test
    void a_class_named_twice_gives_its_tools_once() {
        var faults = new FaultList();

        var toolbox = Toolbox.of("SupportDesk", List.of(OrderBook.class, OrderBook.class), faults);

        assertThat(faults.isEmpty()).isTrue();
        assertThat(toolbox.names()).containsExactly("cancelOrder", "findOrder", "openOrders");
    }

    /** Not public, as a nested class of a user may be. */
    static final class Hidden {
        public Hidden() {}

        @Tool
        String peek() {
            return "seen";
        }
    }

    @Test
    void a_tool_class_need_not_be_public_where_its_constructor_is() {
        var toolbox = Toolbox.of("Desk", List.of(Hidden.class), new FaultList());

        assertThat(toolbox.names()).containsExactly("peek");
    }

    public static final class Other {
        @Tool
        public String findOrder(String id) {
            return id;
        }

        @Tool(name = "find order")
        public String spaced(String id) {
            return id;
        }
    }

    public static final class Toolless {}

    public static final class Closed {
        private Closed() {}
    }

    public static final class Broken {
        public Broken() {
            throw new IllegalStateException("no scales");
        }
    }

    @Test
    void every_class_that_gives_no_tools_is_a_fault() {
        var faults = new FaultList();

        Toolbox.of(
                "SupportDesk",
                List.of(OrderBook.class, Other.class, Toolless.class, Closed.class, Broken.class, List.class),
                faults);

        assertThat(catchThrowableOfType(OutcropException.class, faults::throwIfAny))
                .hasMessage("""
                        SupportDesk: tool "find order" of Other has a name that Bedrock refuses.
                        Give @Tool a name of 1 to 64 letters, digits, hyphens and underscores.
                        SupportDesk: tool "findOrder" is declared by both OrderBook and Other.
                        Give one of them another name with @Tool(name = …).
                        SupportDesk: tool class "dev.outcrop.assistant.ToolboxTest$Toolless" cannot be used: Object \
                        'dev.outcrop.assistant.ToolboxTest$Toolless' does not have any methods annotated with @Tool
                        Annotate its tools with @Tool, and their parameters with @P.
                        SupportDesk: tool class "dev.outcrop.assistant.ToolboxTest$Closed" has no public constructor \
                        without arguments.
                        Add one.
                        SupportDesk: tool class "dev.outcrop.assistant.ToolboxTest$Broken" cannot be made: \
                        java.lang.IllegalStateException: no scales
                        Mend its constructor.
                        SupportDesk: tool class "java.util.List" is abstract.
                        Name a class that can be made.""");
    }
}
