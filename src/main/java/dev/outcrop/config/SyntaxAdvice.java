package dev.outcrop.config;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's complaints in words for whoever wrote the file, with what usually helps. */
final class SyntaxAdvice {

    private static final String QUOTE_TEMPLATE = "Put text that begins with {{ in quotes.";

    private SyntaxAdvice() {}

    /** {@code user: {{name}}} is a mapping in a mapping's key to YAML. */
    static String remedyForKey(String line) {
        return line.contains("{{") ? QUOTE_TEMPLATE : "Write the key as one word, or put it in quotes.";
    }

    static String problem(MarkedYamlEngineException e) {
        var problem = e.getProblem();
        var context = e.getContext();
        if (problem == null) {
            return context == null ? "the parser does not say why." : printable(context) + ".";
        }
        return printable(context == null ? problem : problem + " " + context) + ".";
    }

    /** Asks the line at fault first: what stands there tells more than what the parser missed. */
    static String remedy(MarkedYamlEngineException e, String line) {
        var problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB") || line.startsWith("\t")) {
            return "Indent with spaces.";
        }
        if (line.contains("{{")) {
            return QUOTE_TEMPLATE;
        }
        if (line.contains("${")) {
            return "Put \"${…}\" in quotes where it stands between { and }.";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "Put the text in quotes where it holds a colon, or correct the indentation.";
        }
        if (problem.contains("cannot start any token")) {
            return "Put the text in quotes.";
        }
        return "Correct the indentation, the brackets or the quotes there.";
    }

    static String printable(String text) {
        return Quoted.printable(text, 200).replaceAll("[.\\s]+$", "");
    }
}
