package dev.outcrop.report;

/** Text in XML 1.0: escaped, and what XML cannot hold replaced by U+FFFD. */
final class XmlText {

    private XmlText() {}

    static String content(String text) {
        var xml = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                // A parser would make a line feed of it.
                case '\r' -> xml.append("&#13;");
                default -> xml.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return xml.toString();
    }

    /** A whole attribute with the space before it. */
    static String attribute(String name, Object value) {
        // A parser would make spaces of tabs and line ends.
        var text = content(value.toString()).replace("\t", "&#9;").replace("\n", "&#10;");
        return " " + name + "=\"" + text + "\"";
    }

    /** XML 1.0, production 2: lone surrogates are no characters. */
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
