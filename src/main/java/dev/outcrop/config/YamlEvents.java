package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events one by one; what the parser throws becomes a {@link Refusal} at its place. */
final class YamlEvents {

    private final String text;
    private final Origin origin;
    private final Iterator<Event> parser;
    private Place last;

    YamlEvents(String text, Origin origin) {
        this.text = text;
        this.origin = origin;
        this.last = origin.start();
        refuseUnprintable();
        // Keys and aliases are counted by YamlReader; the size was capped in bytes, so code points need no cap.
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    Event next() {
        try {
            var event = parser.next();
            last = place(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            // The parser has other exceptions without a place, and a few inputs that trip it up.
            throw refusal(
                    last,
                    "This cannot be read as YAML from here on: "
                            + SyntaxAdvice.printable(String.valueOf(e.getMessage())) + ".",
                    "Correct the escapes and directives there.");
        }
    }

    /** Goes on to the next event of a kind and takes it; false at the end. */
    boolean skipTo(Event.ID wanted) {
        for (var id = next().getEventId(); id != Event.ID.StreamEnd; id = next().getEventId()) {
            if (id == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Where the event that was taken last begins. */
    Place last() {
        return last;
    }

    Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(last);
    }

    private Place place(Mark mark) {
        return origin.at(mark.getLine(), mark.getColumn());
    }

    Refusal refusal(Event event, String problem, String remedy) {
        return refusal(place(event), problem, remedy);
    }

    Refusal refusal(Place at, String problem, String remedy) {
        return new Refusal(new Fault(at, problem, remedy));
    }

    private Refusal malformed(MarkedYamlEngineException e) {
        var mark = e.getProblemMark().or(e::getContextMark);
        var at = mark.map(this::place).orElse(last);
        return refusal(at, "This is not YAML: " + SyntaxAdvice.problem(e), SyntaxAdvice.remedy(e, lineAt(at)));
    }

    /** The line of the text at a place, without its end. */
    String lineAt(Place at) {
        return text.lines()
                .skip((long) at.line() - origin.firstLine())
                .findFirst()
                .orElse("");
    }

    private void refuseUnprintable() {
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (!StreamReader.isPrintable(point)) {
                throw refusal(
                        origin.end(text.substring(0, i)),
                        String.format("The character U+%04X is not allowed in YAML.", point),
                        "Remove it, or write it as an escape in double quotes.");
            }
            i += Character.charCount(point);
        }
    }
}
