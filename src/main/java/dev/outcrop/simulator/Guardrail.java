package dev.outcrop.simulator;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A guardrail as a rules file describes it. Immutable.
 *
 * @param id which identifiers it answers to
 * @param words that block a text that holds them, whatever their case
 * @param says what is said in place of what it blocks
 */
record Guardrail(Pattern id, List<String> words, List<Filter> filters, Says says) {

    Guardrail {
        words = List.copyOf(words);
        filters = List.copyOf(filters);
    }

    /** What stands in for a question and for an answer that are blocked. */
    record Says(String toInput, String toOutput) {}

    /** Text of a form that is blocked, or covered by its name in braces. */
    record Filter(String name, Pattern pattern, boolean blocks) {}

    /** Something that was found in a text. */
    record Hit(
            String match, @org.jspecify.annotations.Nullable Filter filter) {

        boolean blocks() {
            return filter == null || filter.blocks();
        }
    }

    /**
     * What was found in a text.
     *
     * @param covered the text with what is not to be shown covered
     */
    record Finding(String text, String covered, List<Hit> hits) {

        Finding {
            hits = List.copyOf(hits);
        }

        static Finding nothing(String text) {
            return new Finding(text, text, List.of());
        }

        boolean blocked() {
            return hits.stream().anyMatch(Hit::blocks);
        }

        boolean intervened() {
            return !hits.isEmpty();
        }
    }

    Finding examine(String text) {
        var hits = new ArrayList<Hit>();
        var lower = text.toLowerCase(Locale.ROOT);
        for (var word : words) {
            var at = lower.indexOf(word.toLowerCase(Locale.ROOT));
            if (at >= 0 && at + word.length() <= text.length()) {
                hits.add(new Hit(text.substring(at, at + word.length()), null));
            }
        }
        var covered = text;
        for (var filter : filters) {
            var matcher = filter.pattern().matcher(text);
            while (matcher.find() && !matcher.group().isEmpty()) {
                hits.add(new Hit(matcher.group(), filter));
            }
            if (!filter.blocks()) {
                covered = filter.pattern()
                        .matcher(covered)
                        .replaceAll(com.google.re2j.Matcher.quoteReplacement("{" + filter.name() + "}"));
            }
        }
        return new Finding(text, covered, hits);
    }
}
