package dev.outcrop.conversation.check;

import dev.outcrop.error.Place;

/**
 * How a check was written: under which word, meant or denied, and where.
 *
 * @param kind the word of the script, with {@code not-} where it has that
 */
record Stance(String kind, boolean denied, Place at) {

    /**
     * Turns a plain answer into a finding.
     *
     * @param holds whether the wish holds, without regard to {@code not-}
     * @param subject what is looked at, such as {@code the text}
     * @param wish what it should do, as it follows the subject: {@code to contain "monday"}
     * @param came what was found, for whoever has to mend it
     */
    Finding judge(boolean holds, String subject, String wish, String came) {
        return holds != denied
                ? new Finding.Met(kind, at)
                : new Finding.Unmet(kind, at, subject + (denied ? " not " : " ") + wish, came);
    }
}
