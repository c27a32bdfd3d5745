package dev.outcrop.bedrock.body;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks of a template that must not come from a text within it. */
final class Marks {

    private final Pattern pattern;

    Marks(String regex) {
        this.pattern = Pattern.compile(regex, Pattern.MULTILINE);
    }

    /** The text with a space in each mark, which makes words of it. */
    String broken(String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().charAt(0) + " " + found.group().substring(1)));
    }
}
