package dev.outcrop.conversation.check;

import dev.outcrop.error.Place;

/** What a check found. */
public sealed interface Finding {

    /** The word of the script, such as {@code not-icontains}. */
    String kind();

    boolean met();

    /** What was expected, what came; empty where it was met. */
    String detail();

    /** The check's place in the script. */
    Place at();

    /** The reply meets the check. */
    record Met(String kind, Place at) implements Finding {
        @Override
        public boolean met() {
            return true;
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** The reply does not meet the check. */
    record Unmet(String kind, Place at, String expected, String came) implements Finding {
        @Override
        public boolean met() {
            return false;
        }

        @Override
        public String detail() {
            return "expected " + expected + ", got " + came;
        }
    }
}
